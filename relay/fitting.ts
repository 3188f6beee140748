/** How much of a list an answer holds. */
import { USUAL_BYTES } from './protocol/shapes.ts'

/** The first of them that fit in an answer: one at least. */
export function fitting(texts: readonly string[], room = USUAL_BYTES): readonly string[] {
  let left = room
  return texts.filter((text, i) => {
    left -= text.length
    return i === 0 || left >= 0
  })
}
