// Compile a schema with Ajv at its strictest, and validate data with it: a list of all comes in, what is wrong goes out.
import Ajv from "npm:ajv@8/dist/2020.js";

const [schema, ...data] = await new Response(Deno.stdin.readable).json();
// It knows no formats by itself; what they say is a matter of other tests.
const validate = new Ajv({ strict: true, allErrors: true, validateFormats: false }).compile(schema);
console.log(JSON.stringify(data.map((one) => (validate(one) ? [] : validate.errors))));
