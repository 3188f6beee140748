/** A draft between its page being left and its being written. */
import { expect, it } from 'vitest'
import { formById } from '#instruments'
import type { OpenVault } from '../../vault/index.ts'
import { emptyDraft } from './draft.ts'
import { vaultKeeper } from './keep-draft.ts'

it('is what a page opened again goes on from while it is being written, and after it could not be', async () => {
  let fail = (_: Error) => {}
  const append = () => new Promise<never>((_, failed) => (fail = failed))
  const vault = { of: () => [], append } as unknown as OpenVault
  const form = formById('ordinary-week')
  if (!form) throw new Error('no such form')
  const draft = emptyDraft(form, null)
  const writing = vaultKeeper(vault).write(draft)
  expect(vaultKeeper(vault).read()).toBe(draft)
  fail(new Error('no room'))
  await expect(writing).rejects.toThrow('no room')
  expect(vaultKeeper(vault).read()).toBe(draft)
})
