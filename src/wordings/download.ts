/** A wording as a file on this device. */
import type { WordingPack } from '#instruments'

/** The whole pack, with the hash that the next reader checks. */
export const download = (pack: WordingPack, hash: string) =>
  saveAs(
    { ...pack, sha256: hash },
    `${pack.form}-${pack.language}-${pack.version.replace(/[^\p{L}\p{N}.-]/gu, '_')}.json`,
  )

export function saveAs(value: unknown, name: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([JSON.stringify(value, null, 2)], { type: 'application/json' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
