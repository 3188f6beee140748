/** Passkeys of this device: which of them may be asked for while a unit is locked; and from inside it, whose device it is, and which open it. */
import { today } from '../../clock/today.ts'
import { NOBODY } from '../crypto/members.ts'
import {
  holderBySlot,
  isLive,
  makeSlot,
  newSalt,
  type PasskeyRules,
  type PasskeySlot,
  whyNot,
} from '../crypto/passkey.ts'
import { type LocalChange, local, openDatabase } from '../disk/database.ts'
import type { PasskeyRefusal, Passkeys, Place, Refusal, Secret } from '../vault.ts'
import { checkOwnPassphrase, renewOwnPair } from './change-keys.ts'
import { appendTo, type Unit } from './unit.ts'

/** The unit's choice: none that can be copied to an account in the cloud. */
export const DEVICE_BOUND = 'passkeys-device-bound'

/** Of members as they are now, whoever they are. */
export async function passkeysAt(place: Place): Promise<readonly PasskeySlot[]> {
  const { db } = await openDatabase(place)
  try {
    const [row, slots] = await Promise.all([db.meta.get('header'), local(db, 'passkeys')])
    return row?.id === 'header' ? (slots ?? []).filter((slot) => isLive(slot, row.header.staff)) : []
  } finally {
    db.close()
  }
}

export const passkeysOf = (inside: () => Unit): Passkeys => ({
  async here() {
    const unit = inside()
    const [slots, owner] = await Promise.all([slotsOf(unit), unit.store.local('owner')])
    return {
      owner: owner ?? null,
      mine: slots.filter(({ staff }) => staff === unit.me.staff),
      deviceBound: rulesOf(unit, null).deviceBound,
    }
  },

  async add(passphrase, ask) {
    const unit = inside()
    if (unit.me.staff === NOBODY) throw new Error('nobody has no passkey')
    const refused = await checkOwnPassphrase(unit, passphrase)
    if (refused) return refused
    const rules = await rulesHere(unit)
    const salt = newSalt()
    const { staff } = unit.me
    const known = (await slotsOf(unit)).filter((slot) => slot.staff === staff)
    const made = await ask({ salt, carried: rules.owner !== staff, known, name: `Måttstock ${today()}` })
    if ('refused' in made) return made
    const why = whyNot({ staff, credential: made }, rules)
    if (why) return { refused: why }
    await changed(inside(), 'passkey.added', async (slots, { header, holder }) => {
      const shown = header.staff.find(({ id }) => id === staff)?.public ?? ''
      return [
        ...slots,
        await makeSlot(header.unit, { staff, public: shown, private: holder.private }, salt, made, today()),
      ]
    })
    return { added: made.synced }
  },

  remove: (id) => changed(inside(), 'passkey.removed', async (slots) => slots.filter((slot) => slot.id !== id)),

  async takeBack(id, passphrase) {
    const unit = inside()
    const refused = await checkOwnPassphrase(unit, passphrase)
    if (refused) return refused
    await renewOwnPair(unit, passphrase)
    // With their pair all of theirs went, and this one by its name where two are done at once.
    await changed(inside(), 'passkey.lost', async (slots, { header }) =>
      slots.filter((slot) => slot.id !== id && isLive(slot, header.staff)),
    )
    return { done: true }
  },

  async mark(own) {
    const unit = inside()
    const { staff } = unit.me
    const rules = rulesOf(unit, own ? staff : null)
    await changed(
      unit,
      own ? 'device.own' : 'device.shared',
      async (slots) => slots.filter((slot) => whyNot(slot, rules) === null),
      [{ set: 'owner', to: own ? { staff, day: today() } : null }],
    )
  },
})

/** What may no longer be used here goes at the next unlock: of members who left or have another pair, or against a rule made elsewhere. */
export async function dropUnusable(unit: Unit): Promise<void> {
  const [slots, rules] = [await slotsOf(unit), await rulesHere(unit)]
  const usable = (slot: PasskeySlot) => isLive(slot, unit.header.staff) && whyNot(slot, rules) === null
  if (!slots.every(usable)) await changed(unit, 'passkey.dropped', async (all) => all.filter(usable))
}

/** Why a passkey that opens its slot does not let anybody in, or null. */
export const refusedHere = async (unit: Unit, slot: PasskeySlot): Promise<PasskeyRefusal | null> => {
  const why = whyNot(slot, await rulesHere(unit))
  return why && { refused: why }
}

/** Whether this is the secret of whoever is in, asked again for what cannot be left to a screen that stands open. */
export async function checkOwnSecret(
  unit: Unit,
  secret: Secret,
): Promise<Refusal<'wrong-passphrase' | 'wait'> | PasskeyRefusal | null> {
  if (typeof secret === 'string') return checkOwnPassphrase(unit, secret)
  const { header, holder, me } = unit
  const slot = (await slotsOf(unit)).find(({ id, staff }) => id === secret.slot && staff === me.staff)
  const opened = slot && (await holderBySlot(header.unit, slot, secret.bits))
  if (opened?.private !== holder.private) return { refused: 'passkey-gone' }
  return refusedHere(unit, slot as PasskeySlot)
}

const slotsOf = async ({ store }: Unit): Promise<readonly PasskeySlot[]> => (await store.local('passkeys')) ?? []

const rulesHere = async (unit: Unit): Promise<PasskeyRules> =>
  rulesOf(unit, (await unit.store.local('owner'))?.staff ?? null)

const rulesOf = ({ memory }: Unit, owner: string | null): PasskeyRules => ({
  owner,
  deviceBound: memory.of('setting').findLast(({ body }) => body.name === DEVICE_BOUND)?.body.value === true,
})

/** One write, by one tab at a time: the device's passkeys, and the note of it. */
function changed(
  unit: Unit,
  what: string,
  make: (slots: readonly PasskeySlot[], unit: Unit) => Promise<readonly PasskeySlot[]>,
  also: readonly LocalChange[] = [],
): Promise<void> {
  return unit.store.alone(async () => {
    const slots = await make(await slotsOf(unit), unit)
    await appendTo(unit, [{ caseId: null, body: { kind: 'audit', what, detail: '' } }], {
      local: [...also, { set: 'passkeys', to: slots }],
    })
  }, 'keys')
}
