/** What the dialog has been told of an input so far, by recipe key. */
export type Draft = Record<string, unknown>;
