/** Hands a file to the browser's own saving. */
export function saveText(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  // Revoked later: some browsers read the address only after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
