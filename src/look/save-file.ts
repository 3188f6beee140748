/** Gives a file to the person, as a download. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content)
  Object.assign(document.createElement('a'), { href: url, download: name }).click()
  // Revoked later: some browsers read the address only after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

export const saveJson = (name: string, text: string): void =>
  saveFile(name, new Blob([text], { type: 'application/json' }))
