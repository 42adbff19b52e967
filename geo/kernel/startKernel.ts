/** What geo uses of the global that every host has; the language's own library does not declare it. */
interface WebAssemblyGlobal {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object) => { exports: object };
}

/** Starts WebAssembly given in hexadecimal, in lines. Returns what it exports. */
export function startKernel(code: string): object {
  const { Module, Instance } = (globalThis as unknown as { WebAssembly: WebAssemblyGlobal }).WebAssembly;
  const hex = code.replaceAll('\n', '');
  return new Instance(new Module(Uint8Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16)))).exports;
}
