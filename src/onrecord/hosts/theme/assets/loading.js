/* Where the site stands, what it publishes beside its pages, and waiting for that. */


/** The address of the site: every module of ours is in its folder `assets`. */
export const ROOT = new URL("../", import.meta.url);

/** Return the address of a page of the site. @param {string} path */
export function address(path) {
  return new URL(path, ROOT).href;
}

/** Fetch data of the site. @param {string} path @returns {Promise<any>} */
export async function load(path) {
  const response = await fetch(address(path));
  if (!response.ok) {
    throw new Error(`${path}: ${response.status}`);
  }
  return response.json();
}


/** Return a function that does something the first time it is called, and again if that failed. @template T @param {() => Promise<T>} action */
export function once(action) {
  /** @type {Promise<T> | null} */
  let made = null;
  return () => {
    if (!made) {
      made = action();
      made.catch(() => { made = null; });
    }
    return made;
  };
}

/** Return a function that begins a turn and gives what waits in it: once another turn has begun, whatever the earlier one waits for never comes, so that it does nothing more. */
export function latest() {
  let current = 0;
  return () => {
    current += 1;
    const turn = current;
    /** @template T @param {Promise<T>} promise @returns {Promise<T>} */
    const wait = (promise) => new Promise((resolve, reject) => {
      promise.then((value) => turn === current && resolve(value), (error) => turn === current && reject(error));
    });
    return wait;
  };
}
