// What stands on the pages besides our scripts: Material, and Pagefind with what we use of it.

interface Window {
  /** Tells whenever Material swaps the page. */
  document$?: { subscribe(listener: () => void): void };
}

declare function __md_get(key: string, storage?: Storage, scope?: URL): any;
declare function __md_hash(text: string): number;

interface Pagefind {
  init(): Promise<void>;
  mergeIndex(url: string, options: object): Promise<void>;
  search(words: string, options: object): Promise<PagefindAnswer>;
}

interface PagefindAnswer {
  results: PagefindResult[];
}

interface PagefindResult {
  id: string;
  /** Where the words stand in the text. */
  words: number[];
  data(): Promise<PagefindFragment>;
}

interface PagefindFragment {
  url: string;
  content: string;
  meta: Record<string, string>;
}
