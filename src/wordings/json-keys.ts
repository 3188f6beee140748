/** Whether a JSON text names a key twice in one object: `JSON.parse` keeps the last and says nothing. */

/** `text` must be JSON, and `value` what it parses to. */
export const namesAKeyTwice = (text: string, value: unknown): boolean => keysIn(text) > keysOf(value)

/** In valid JSON, a string that a colon follows is a key, and nothing else is. */
function keysIn(text: string): number {
  let keys = 0
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) {
    at = endOfString(text, at)
    let next = at + 1
    while (' \t\r\n'.includes(text.charAt(next)) && next < text.length) next++
    if (text[next] === ':') keys++
  }
  return keys
}

function endOfString(text: string, from: number): number {
  let at = from + 1
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at
}

function keysOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const own = Array.isArray(value) ? 0 : Object.keys(value).length
  return Object.values(value).reduce((sum: number, one) => sum + keysOf(one), own)
}
