/** A file to be written, by its name in the folder of the results. */
export interface OutputFile {
  name: string;
  content: string | Uint8Array;
}
