/**
 * The first script of the page, in syntax that any browser reads: says at once where an address or a browser cannot keep
 * anything, and nothing else of the app begins. The build writes it out as it stands (scripts/fit-check.ts), so that it
 * may use nothing from outside itself. The sentences are in `unfit.html`, which is fetched only where one is needed.
 */
// biome-ignore-all lint/suspicious/noVar: read by browsers that are older than `const`
// biome-ignore-all lint/complexity/useArrowFunction: read by browsers that are older than arrows
// biome-ignore-all lint/correctness/noInnerDeclarations: a `var` of a loop stands in the loop

export type Unfit = 'address' | 'browser' | 'blocked'

/** `needed` as paths from the page's window, `said` where the sentences are. Null where all is well; otherwise the page says why. */
export function refuseUnfit(page: Window & typeof globalThis, needed: readonly string[], said: string): Unfit | null {
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
  function say(root: HTMLElement, is: Unfit) {
    var asked = new page.XMLHttpRequest()
    asked.open('GET', said)
    // Read by the browser as a page of its own: no text of ours is turned into elements here.
    asked.responseType = 'document'
    asked.onload = function () {
      root.appendChild(page.document.importNode(asked.response.getElementById(is), true))
    }
    asked.send()
  }

  var unfit = why()
  var root = page.document.getElementById('app')
  if (unfit && root) {
    root.setAttribute('data-unfit', unfit)
    say(root, unfit)
  }
  return unfit
}
