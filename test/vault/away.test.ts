/** Row 13 of what can go wrong: a device was away for weeks, and keys were changed meanwhile more than once. */
import { expect, it } from 'vitest'
import { aCase, otherPhrase } from '../../src/vault/testing.ts'
import { again, codes, fileOf, form, meet, takes, twoDevices } from './apparatus.ts'

/** As many as a month brings: FORMS=500 npx vitest run --project vault test/vault/away.test.ts */
const FORMS = Number(process.env.FORMS ?? 60)

it('all that was written on both sides of three changes of keys is in, on both, and what was written under old keys opens', async () => {
  const [one, other, caseId] = await twoDevices()
  for (let i = 0; i < FORMS; i += 1) {
    await other.vault.append({ caseId, body: { ...form, day: '2026-11-20' } })
    if (i % 20 === 0) await one.vault.append({ caseId: crypto.randomUUID(), body: aCase(`W${i}`) })
    if (i === Math.floor(FORMS / 4)) await one.vault.setPassphrase(bo(one.vault), 'sex helt nya ord åt bo')
    if (i === Math.floor(FORMS / 2))
      await one.vault.changeRecoveryCode('ABCDE-ABCDE-ABCDE-ABCDE-ABCDE-ABCDE-ABCDE-ABCDE')
    if (i === Math.floor((3 * FORMS) / 4)) await one.vault.removeMember(bo(one.vault))
  }
  expect(one.vault.membership()).toBeDefined()
  await meet(one, other)
  await takes(one, await fileOf(other, true))
  for (const device of [await again(one), await again(other)]) {
    expect(device.vault.of('answers')).toHaveLength(FORMS)
    expect(codes(device)).toEqual(codes(one))
    expect(device.vault.report).toBeNull()
  }
  // Whoever was removed meanwhile is out on the one that was away, too.
  await expect(again(other, otherPhrase)).rejects.toThrow('wrong-passphrase')
})

const bo = (vault: Parameters<typeof again>[0]['vault']) =>
  vault.of('staff').find(({ body }) => body.name === 'Bo Prov')?.body.staff as string
