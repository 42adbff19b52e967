import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from 'assemblyscript/asc';
import { ROOT } from './sources.ts';

const FOLDER = join(ROOT, 'geo', 'kernel');
const SOURCES = join(FOLDER, 'assembly');
const OPTIONS = ['-O3', '--noAssert', '--converge', '--runtime', 'stub', '--enable', 'simd'];
const HEX_PER_LINE = 150;

/** Names of the compute kernels written in AssemblyScript. */
export const kernelNames = (): string[] => readdirSync(SOURCES).flatMap((file) => (file.endsWith('.ts') ? [file.slice(0, -3)] : [])).sort();

/** The module that holds a kernel's code: `geo/kernel/<name>Bytes.ts`. */
export const kernelFile = (name: string): string => join(FOLDER, `${name}Bytes.ts`);

/** Compiles a kernel. Returns the text of its module; throws Error with the compiler's words. */
export async function compileKernel(name: string): Promise<string> {
  let bytes = new Uint8Array();
  let said = '';
  const { error } = await main([`${name}.ts`, ...OPTIONS, '--outFile', `${name}.wasm`], {
    readFile: (file: string) => (file === `${name}.ts` ? readFileSync(join(SOURCES, file), 'utf8') : null),
    writeFile: (_file: string, contents: Uint8Array | string) => {
      if (typeof contents !== 'string') bytes = new Uint8Array(contents);
    },
    listFiles: () => [],
    stderr: { write: (chunk: Uint8Array | string) => { said += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'); } },
  });
  if (error) throw new Error(`${name}: ${error.message}\n${said}`);
  const hex = Buffer.from(bytes).toString('hex');
  const lines = hex.match(new RegExp(`.{1,${HEX_PER_LINE}}`, 'g')) ?? [];
  return `/** WebAssembly of assembly/${name}.ts in hexadecimal, written by \`npm run kernels\`. */\nexport const CODE = \`\n${lines.join('\n')}\n\`;\n`;
}

if (import.meta.main) {
  for (const name of kernelNames()) writeFileSync(kernelFile(name), await compileKernel(name));
}
