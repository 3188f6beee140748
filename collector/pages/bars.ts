/** Shares as horizontal bars with their margins, drawn as SVG. The table beneath says the same in figures. */
import { type NationalCount, ofShare, tooUncertain } from '#aggregate'
import { type Html, html } from './html.ts'
import { hiddenLines, splitWithheld, type Writing } from './national-writing.ts'

export interface Bar {
  readonly label: string
  readonly value: NationalCount
}

/** Height of a bar, in the drawing's own units; its width is 100, a share of the page's. */
const height = 10

/** What is withheld is a line beneath. The words are the page's, so that they wrap on a phone and grow with its letters; the drawing stretches to what room there is. */
export function bars(caption: string, all: readonly Bar[], { w, percent }: Writing): Html {
  const { shown: told, hidden } = splitWithheld(all, ({ value }) => value)
  const shown = told.flatMap(({ label, value }) => {
    const share = 'withheld' in value ? null : ofShare(value)
    return share ? [{ label, share: tooUncertain(share) ? null : share, said: percent(value) ?? w.uncertain }] : []
  })
  if (shown.length === 0) return html``
  const most = Math.max(0.1, ...shown.map(({ share }) => (share ? share.value + share.margin : 0)))
  const x = (share: number) => (Math.max(0, Math.min(share, most)) / most) * 100
  const drawn = shown.map(({ label, share, said }) => {
    const words = html`<p class="bars__label"><span>${label}</span> <strong>${said}</strong></p>`
    if (!share) return words
    const { value, margin } = share
    return html`${words}<svg viewBox="0 0 100 ${height}" preserveAspectRatio="none"><rect class="bar" x="0" y="0" width="${Math.max(0.3, x(value))}" height="${height}"></rect><line class="margin" x1="${x(value - margin)}" x2="${x(value + margin)}" y1="${height / 2}" y2="${height / 2}"></line></svg>`
  })
  return html`<div class="bars" role="img" aria-label="${caption}">${drawn}</div>${hiddenLines(hidden, w)}`
}
