/**
 * Words laid out in lines that fit, since SVG breaks none itself. Pure.
 * `letter` is wider than most letters are, so that letters which the reader has set apart find room as well.
 */
const letter = 10.5

/** Lines no wider than `width` CSS pixels, at the 15 px of a picture's text. A word longer than a line is broken. */
export function linesOf(text: string, width: number): readonly string[] {
  const most = Math.max(4, Math.floor(width / letter))
  const words = text.split(' ').flatMap((word) => word.match(new RegExp(`.{1,${most}}`, 'gu')) ?? [])
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
