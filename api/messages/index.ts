/** Text is made here, at the last moment, from codes and values; the engine builds no sentences. */
export { basisLine } from './basis.ts';
export { findingMessage } from './findingMessage.ts';
export { format } from './format.ts';
export type { Language } from './format.ts';
export { withThousands } from './template.ts';
export type { MessageKey } from './zh.ts';
