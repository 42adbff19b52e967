/** Hands a file over to the reader: the browser's download, in the desktop window its save dialog. */
export function saveFile(fileName: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // Revoking at once would take the file away from a slow save dialog.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
