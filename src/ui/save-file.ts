/** Gives a file to the user as a download; works on plain http too, where the file picker API is missing. */
export function saveFile(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = safeName(name);
  document.body.append(link);
  link.click();
  link.remove();
  // Old browsers begin the download after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Without the characters that Windows, the usual office system, refuses in file names. */
export const safeName = (name: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is refused.
  name.replace(/[\\/:*?"<>|\u0000-\u001f]+/g, '_').slice(0, 120);
