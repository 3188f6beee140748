/** Words laid out in lines that fit, since SVG breaks none itself. Pure. */

/**
 * Lines no wider than `width` CSS pixels; a word longer than a line is broken. `letter` is how wide a letter may be:
 * more than most are at the 15 px of a picture's text, so that letters which the reader has set apart find room as well.
 */
export function linesOf(text: string, width: number, letter = 10.5): readonly string[] {
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
