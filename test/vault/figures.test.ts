/** A period's figures are the same to the last byte whatever has been done to the unit's keys: the rounding key is one for life. */
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { expect, it } from 'vitest'
import { disclose, type Period, period2014 } from '#aggregate'
import { casesOfPeriod } from '../../src/period/cases-of-period.ts'
import { fillVault } from '../../src/practice/fill.ts'
import { practiceUnit } from '../../src/practice/practice-unit.ts'
import { createUnit, newRecoveryCode, type OpenVault } from '../../src/vault/index.ts'
import { locked, otherPhrase, phrase, unitOfTwo } from '../../src/vault/testing.ts'

const period: Period = { ...period2014, kind: 'rehearsal' }

function figures(vault: OpenVault, key = vault.roundingKey()) {
  const cases = casesOfPeriod(vault.records(), period)
  const release = disclose({
    period,
    edition: 1,
    cases,
    joined: null,
    unit: 'enhet-1',
    key,
    app: '0.1.0',
    released: [],
  })
  if ('refused' in release) throw new Error(release.refused)
  return { cases: cases.length, bytes: Buffer.from(release.bytes).toString('hex') }
}

async function unlocked(passphrase: string): Promise<OpenVault> {
  const vault = await (await locked()).unlock(passphrase)
  if ('refused' in vault) throw new Error(vault.refused)
  return vault
}

it('a period’s figures are equal to the last byte before and after rotations', async () => {
  Dexie.dependencies.indexedDB = new IDBFactory()
  const { vault } = await createUnit('unit', unitOfTwo)
  for (const seed of [1, 2, 3]) await fillVault(vault, practiceUnit(seed, '2014-09-30', vault.me.staff))
  const first = figures(vault)
  expect(first.cases).toBeGreaterThan(40)
  const bo = vault.of('staff').find(({ body }) => body.name === 'Bo Prov')?.body.staff as string
  await vault.setPassphrase(bo, 'en helt ny lösenfras för bo')
  await vault.changeRecoveryCode(newRecoveryCode())
  await vault.changePassphrase(phrase, otherPhrase)
  await vault.addMember('Cia Prov', 'cia har en egen lösenfras här')
  await vault.removeMember(bo)
  for (const passphrase of [otherPhrase, 'cia har en egen lösenfras här'])
    expect(figures(await unlocked(passphrase))).toEqual(first)
  // Another key draws otherwise: the comparison would see it.
  expect(figures(vault, crypto.getRandomValues(new Uint8Array(32))).bytes).not.toBe(first.bytes)
  await expect(unlocked(phrase)).rejects.toThrow('wrong-passphrase')
})
