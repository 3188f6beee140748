/** The app's only Trusted Types policy, `pwa`: it lets through worker scripts of this very origin, and nothing else. */

interface Policy {
  createScriptURL(url: string): unknown
}
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): Policy
}

let policy: Policy | undefined

function sameOrigin(url: string): string {
  const full = new URL(url, location.href)
  if (full.origin !== location.origin) throw new TypeError(`not a script of this app: ${full.origin}`)
  return full.href
}

/** What `new Worker` and `serviceWorker.register` take under `require-trusted-types-for 'script'`. */
export function trustedScript(url: string | URL): string | URL {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  if (!trustedTypes) return sameOrigin(String(url))
  policy ??= trustedTypes.createPolicy('pwa', { createScriptURL: sameOrigin })
  // The browser's TrustedScriptURL stands in for the string that lib.dom still asks for.
  return policy.createScriptURL(String(url)) as string
}
