/** Where JSON text stops being JSON. */
export interface JsonError {
  /** Index of the first character that does not belong; the length of the text where it ends too early. */
  position: number;
  truncated: boolean;
}

const TOKEN = /[\s\uFEFF]*(?:([{}[\],:])|("(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|true|false|null)|$)/y;

/** A string, number or word that only lacks its end. */
const UNFINISHED = /^("(?:[ !#-[\]-\uffff]|\\.)*\\?(?:u[0-9a-fA-F]{0,3})?|-|-?\d+(?:\.\d*)?(?:[eE][+-]?)?|t|tr|tru|f|fa|fal|fals|n|nu|nul)$/;

/**
 * Finds the first error of a text that JSON.parse has refused (its own message gives no position for most errors). A
 * walk over the tokens with what may come next: a value, a key, a colon, or what follows a value.
 */
export function locateJsonError(text: string): JsonError {
  const open: string[] = [];
  let expected: 'value' | 'first value' | 'key' | 'first key' | 'colon' | 'after' = 'value';
  TOKEN.lastIndex = 0;
  for (;;) {
    const start = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) {
      const position = start + (/^[\s\uFEFF]*/.exec(text.slice(start, start + 1000))?.[0].length ?? 0);
      return { position, truncated: UNFINISHED.test(text.slice(position)) };
    }
    const [whole, mark, string, scalar] = match;
    const position = start + whole.length - (mark ?? string ?? scalar ?? '').length;
    if (mark === undefined && string === undefined && scalar === undefined) return { position: text.length, truncated: true };
    const top = open.at(-1);
    const isValue = expected === 'value' || expected === 'first value';
    if (string !== undefined && (expected === 'key' || expected === 'first key')) expected = 'colon';
    else if (isValue && (string !== undefined || scalar !== undefined)) expected = 'after';
    else if (isValue && mark === '{') expected = (open.push('{'), 'first key');
    else if (isValue && mark === '[') expected = (open.push('['), 'first value');
    else if (expected === 'colon' && mark === ':') expected = 'value';
    else if (expected === 'after' && mark === ',' && top !== undefined) expected = top === '{' ? 'key' : 'value';
    else if ((mark === '}' && top === '{' && (expected === 'after' || expected === 'first key')) || (mark === ']' && top === '[' && (expected === 'after' || expected === 'first value'))) {
      open.pop();
      expected = 'after';
    } else return { position, truncated: false };
  }
}
