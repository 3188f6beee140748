/** What runs inside the page: notes when the passphrase was derivedKey, when records were decrypted, and when a list or a case stood on the screen. Sent as text: imports nothing. */

interface Noted {
  /** Milliseconds of the page's clock; 0 until it has happened. */
  derived: number
  decrypted: number
  listed: number
  /** The address in the row under the last finger, and when it came down. */
  tapped: string
  tappedAt: number
  /** When the case's page stood on the screen after it. */
  opened: number
  /** When the case's page was drawn after the last change to it: strips and the picture over time are there. */
  whole: number
}

declare global {
  interface Window {
    readonly noted: Noted
    readonly painted: (then: (at: number) => void) => void
  }
}

/** Tells when the frame that is being made has been drawn: a task queued in the frame runs after it. */
export function clock(): void {
  const painted: Window['painted'] = (then) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => then(performance.now())
      port2.postMessage(null)
    })
  Object.assign(window, { painted })
}

export function watch(): void {
  const noted: Noted = { derived: 0, decrypted: 0, listed: 0, tapped: '', tappedAt: 0, opened: 0, whole: 0 }
  Object.assign(window, { noted })

  // The large boxes are the unit's records; the small ones are keys and drafts.
  const { decrypt } = SubtleCrypto.prototype
  let biggest = 0
  SubtleCrypto.prototype.decrypt = async function (how, key, data) {
    const plain = await decrypt.call(this, how, key, data)
    if (plain.byteLength * 2 >= biggest) noted.decrypted = performance.now()
    biggest = Math.max(biggest, plain.byteLength)
    return plain
  }

  const { deriveBits } = SubtleCrypto.prototype
  SubtleCrypto.prototype.deriveBits = async function (how, key, length) {
    const bits = await deriveBits.call(this, how, key, length)
    if (typeof how === 'object' && how.name === 'PBKDF2') noted.derived = performance.now()
    return bits
  }

  addEventListener(
    'pointerdown',
    ({ target }) => {
      const row = target instanceof Element ? target.closest('.case-line__link') : null
      Object.assign(noted, {
        tapped: row?.getAttribute('href') ?? '',
        tappedAt: performance.now(),
        opened: 0,
        whole: 0,
      })
    },
    { capture: true },
  )
  let waiting = false
  new MutationObserver(() => {
    const is = (what: keyof Noted, sign: string) => noted[what] === 0 && !waiting && document.querySelector(sign)
    const what = is('listed', '.case-line') ? 'listed' : is('opened', '.case-facts') ? 'opened' : null
    if (!what) return
    waiting = true
    window.painted((at) => {
      waiting = false
      noted[what] = at
    })
  }).observe(document, { childList: true, subtree: true })
  // The picture over time is the last to come: what lies in the folded sections is made when one is opened.
  new MutationObserver(() => {
    if (!document.querySelector('.desk__time svg')) return
    window.painted((at) => {
      noted.whole = at
    })
  }).observe(document, { childList: true, subtree: true, attributes: true, characterData: true })
}
