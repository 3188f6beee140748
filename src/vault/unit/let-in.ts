/**
 * A device that is in lets a new one in: for a keeper, who gives their passphrase or passkey once more; signed into the chain of
 * devices, and named. A unit that is open on a device which the relay does not know, as from a backup, is let in in the same way.
 */

import { base64, idOfKey } from '../crypto/bytes.ts'
import { type Meeting, meet, orRefused, type PairingRefusal, type Said } from '../pairing/host.ts'
import { type Newcomer, newcomer } from '../pairing/newcomer.ts'
import { isPractice } from '../place.ts'
import { headOf } from '../relay-client/chain.ts'
import { type RelayAt, RelayRefusal } from '../relay-client/link.ts'
import { hasRole } from '../roles.ts'
import { type PasskeyRefusal, type Progress, type Refusal, type Secret, VaultError } from '../vault.ts'
import { deviceOf } from './device-key.ts'
import { checkOwnSecret } from './passkeys.ts'
import type { Relay } from './relay.ts'
import { relayKeyOf } from './relay-state.ts'
import { appendTo, type Unit } from './unit.ts'

/** A new device, whose words are on both screens. */
export interface LettingIn extends Pick<Meeting, 'words' | 'stop' | 'whenEnded'> {
  /** A tablet in the waiting room, and no reader. */
  readonly isTablet: boolean
  /**
   * The words are the same. What came to nothing for want of an answer may be pressed again.
   * @param secret of whoever is in, so that nobody adds a device at a screen that was left open
   */
  confirm(
    secret: Secret,
    name: string,
  ): Promise<'let-in' | PairingRefusal | Refusal<'wrong-passphrase' | 'wait'> | PasskeyRefusal>
}

interface AskingIn extends Pick<Newcomer, 'code' | 'scanned' | 'left' | 'stop'> {
  run(words: (four: readonly string[]) => void, progress: Progress): Promise<'in' | PairingRefusal>
}

export interface Pairing {
  /** For a keeper. @param given the code that the new device shows, typed or scanned */
  letIn(given: string, signal: AbortSignal): Promise<LettingIn | PairingRefusal>
  /** For this device itself, where the relay does not know it. Throws a `RelayRefusal` where none answers. */
  askIn(signal: AbortSignal): Promise<AskingIn>
}

export function pairingOf(inside: () => Unit, relay: () => Promise<Relay>, at: RelayAt = {}): Pairing {
  return {
    async letIn(given, signal) {
      const { keys, me } = inside()
      if (!hasRole(keys.membership, me.staff, 'keeper')) throw new VaultError('not-permitted')
      const met = await meet(given, () => saidOf(inside, relay), at, signal)
      if ('refused' in met) return met
      const { words, stop, whenEnded } = met
      return {
        ...{ words, stop, whenEnded },
        isTablet: met.tablet !== undefined,
        confirm: (secret, name) => confirmed(inside, relay, met, secret, name),
      }
    },
    async askIn(signal) {
      const { device } = await deviceOf(inside())
      const { code, scanned, left, stop, run } = await newcomer(device, signal, at)
      return {
        ...{ code, scanned, left, stop },
        async run(words, progress) {
          const own = inside().header.unit
          const fits = async ({ unit }: { readonly unit: string }) =>
            unit === own ? null : ({ refused: 'other-unit' } as const)
          const answer = await run({ fits, words, agree: () => progress(0) })
          if ('refused' in answer) return answer
          return orRefused(async () => {
            // The chain that was agreed on is what every later answer of the relay's is held against.
            await inside().store.setLocal('relayChain', answer.chain)
            await (await relay()).syncOnce(progress)
            return 'in' as const
          })
        },
      }
    },
  }
}

/** What a new device is told, as far as the chain has come now. */
async function saidOf(inside: () => Unit, relay: () => Promise<Relay>): Promise<Said> {
  await (await relay()).syncOnce()
  const { store, header } = inside()
  const chain = (await store.local('relayChain')) ?? []
  const key = relayKeyOf(inside())
  if (!chain[0] || !key) throw new RelayRefusal('not-joined')
  const practice = isPractice(store.place)
  return { unit: header.unit, practice, genesis: chain[0].id, head: [...headOf(chain)], relay: key }
}

async function confirmed(
  inside: () => Unit,
  relay: () => Promise<Relay>,
  met: Meeting,
  secret: Secret,
  name: string,
): ReturnType<LettingIn['confirm']> {
  const refused = await checkOwnSecret(inside(), secret)
  if (refused) return refused
  return orRefused(async () => {
    const at = await relay()
    const agreed = await met.agree(met.tablet ? null : base64(await at.headerSecret()))
    if (agreed !== 'agreed') return agreed
    const device = await idOfKey(met.key)
    await at.letIn({ device, key: met.key, ...(met.tablet && { tablet: met.tablet }) }, met.text)
    await noted(inside(), device, name)
    // Whoever is away hears of the name when they next ask.
    await at.syncOnce().catch(() => undefined)
    return 'let-in'
  })
}

/** Its name, and who has let it in; on this device it is no news. */
async function noted(unit: Unit, device: string, name: string): Promise<void> {
  const { store, log } = unit
  const known = (await store.local('devicesKnown')) ?? Object.keys(log.heads)
  await store.setLocal('devicesKnown', [...new Set([...known, device])])
  await appendTo(unit, [
    { caseId: null, body: { kind: 'device', device, name, removed: null } },
    { caseId: null, body: { kind: 'audit', what: 'device.let-in', detail: device } },
  ])
}
