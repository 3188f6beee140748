/**
 * The first script of the page, in syntax that any browser reads: says at once where an address or a browser cannot keep
 * anything, and nothing else of the app begins. The build writes it out as it stands (scripts/fit-check.ts), so that it
 * may use nothing from outside itself.
 */
// biome-ignore-all lint/suspicious/noVar: read by browsers that are older than `const`
// biome-ignore-all lint/complexity/useOptionalChain: read by browsers that are older than `?.`
// biome-ignore-all lint/correctness/noInnerDeclarations: a `var` of a loop stands in the loop

export type Unfit = 'address' | 'browser' | 'blocked'

/** One language's sentences: each kind of unfitness, and what to do instead. */
export interface FitWords extends Readonly<Record<Unfit, string>> {
  readonly language: string
  readonly direction: string
  readonly instead: string
}

/** `needed` as paths from the page's window. Null where all is well; otherwise the page says why, in each language. */
export function refuseUnfit(
  page: Window & typeof globalThis,
  needed: readonly string[],
  said: readonly FitWords[],
): Unfit | null {
  function isThere(path: string) {
    var names = path.split('.')
    var at: unknown = page
    for (var i = 0; i < names.length && at; i++) at = (at as Record<string, unknown>)[names[i] as string]
    return Boolean(at)
  }
  function mayKeep() {
    try {
      // To touch them is to be refused where the browser keeps nothing for this site.
      return page.localStorage.length + page.sessionStorage.length >= 0
    } catch (_refused) {
      return false
    }
  }
  function why(): Unfit | null {
    if (page.isSecureContext === false) return 'address'
    for (var i = 0; i < needed.length; i++) if (!isThere(needed[i] as string)) return 'browser'
    return mayKeep() ? null : 'blocked'
  }
  function element(kind: string, name: string, words: string) {
    var made = page.document.createElement(kind)
    made.className = name
    made.textContent = words
    return made
  }
  function notice(words: FitWords, is: Unfit) {
    var made = element('div', 'notice notice--refusal', '')
    made.setAttribute('lang', words.language)
    made.setAttribute('dir', words.direction)
    made.appendChild(element('p', '', words[is]))
    made.appendChild(element('p', '', words.instead))
    return made
  }

  var unfit = why()
  var root = unfit && page.document.getElementById('app')
  if (!unfit || !root) return unfit
  root.setAttribute('data-unfit', unfit)
  root.textContent = ''
  var main = element('main', 'page page--narrow stack', '')
  main.appendChild(element('h1', '', 'Måttstock'))
  for (var i = 0; i < said.length; i++) main.appendChild(notice(said[i] as FitWords, unfit))
  root.appendChild(main)
  return unfit
}
