/** The vault on a bare page, for tests in a real browser. Not part of the app's build. */
import '../../src/no-eval.ts'
import * as vault from '../../src/vault/index.ts'
import * as people from '../../src/vault/testing.ts'
import { VaultError } from '../../src/vault/vault.ts'
import { filledIn, savingLoop, standing } from './loop.ts'
import * as inStep from './page-at-relay.ts'
import * as room from './page-waiting-room.ts'
import * as steps from './steps.ts'

const violations: string[] = []
addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile }) => {
  violations.push(`${violatedDirective} ${sourceFile}`)
})

/** `?without=journal,durability,waiting` shows what is lost without. */
const without = new URLSearchParams(location.search).get('without')?.split(',') ?? []
if (without.includes('journal')) Object.defineProperty(navigator.storage, 'getDirectory', { value: undefined })
if (without.includes('durability')) {
  const { transaction } = IDBDatabase.prototype
  IDBDatabase.prototype.transaction = function (stores, mode) {
    return transaction.call(this, stores, mode, { durability: 'relaxed' })
  }
}

const onPage = {
  ...vault,
  ...people,
  ...steps,
  ...inStep,
  ...room,
  VaultError,
  filledIn,
  savingLoop,
  standing,
  violations,
}
export type OnPage = typeof onPage

declare global {
  interface Window {
    readonly mattstock: OnPage
    /** Given by whoever drives the page: hears that a form has been kept. */
    readonly told: (n: number) => Promise<void>
  }
}
Object.assign(window, { mattstock: onPage })

/** `?asks`: a browser that nobody drives asks the server what to do, one call at a time, as long as it lives. */
async function asking() {
  const calls = onPage as unknown as Record<string, (...all: unknown[]) => unknown>
  for (;;) {
    const { number, name, all } = await (await fetch('/ask')).json()
    const answer = await Promise.resolve(calls[name]?.(...all)).then(
      (value) => ({ value }),
      (fault) => ({ fault: String(fault) }),
    )
    await fetch('/answer', { method: 'POST', body: JSON.stringify({ number, ...answer }) })
  }
}
if (location.search.includes('asks')) void asking()
