/** `wordings`: what the folder offers and to whom, a line a file, and what is left out and why. Nothing is changed. */
import type { Settings } from '../settings.ts'
import { wordingsFolder } from '../wordings/wordings.ts'
import { sv } from '../words/sv.ts'

/** Not well when a file is left out, or its licence has ended by `day` (a civil date). */
export async function checkWordings({ data }: Settings, day: string): Promise<{ text: string; ok: boolean }> {
  const { admin: w } = sv
  const lines = (await wordingsFolder(data)).map(({ unit, name, is }) => {
    const file = unit === null ? name : `${unit}/${name}`
    if (typeof is === 'string') return { ok: false, text: `${file}\t${w.notOffered[is]}` }
    const ended = is.validUntil !== null && is.validUntil < day
    const until = is.validUntil === null ? w.noEnd : `${w.until} ${is.validUntil}`
    const said = [file, is.form, is.language, is.version, is.grantedBy, ended ? `${until}: ${w.ended}` : until, is.hash]
    return { ok: !ended, text: said.join('\t') }
  })
  return { text: lines.map(({ text }) => `${text}\n`).join('') || `${w.noWordings}\n`, ok: lines.every(({ ok }) => ok) }
}
