/**
 * Where a draft is kept while it is written: sealed in the unit's vault, or, where there is no unit, in this tab alone,
 * which survives a reload. A draft is a text of its writer's; nothing about any person is in it.
 */
import type { OpenVault } from '../../vault/index.ts'
import { draftFrom, type PackDraft, packOf } from './draft.ts'

export interface DraftKeeper {
  readonly sealed: boolean
  read(): PackDraft | null
  write(draft: PackDraft | null): Promise<void>
}

const name = 'wording-draft'

/** Being written, or not written: a page that is opened again meanwhile goes on from it, and not from the one before. */
const unwritten = new WeakMap<object, PackDraft | null>()

export function vaultKeeper(vault: Pick<OpenVault, 'of' | 'append'>): DraftKeeper {
  return {
    sealed: true,
    read() {
      const draft = unwritten.get(vault)
      if (draft !== undefined) return draft
      return draftFrom(vault.of('setting').findLast(({ body }) => body.name === name)?.body.value)
    },
    async write(draft) {
      unwritten.set(vault, draft)
      // As text and back, so that what is left out is left out of the record too.
      const value = draft && JSON.parse(JSON.stringify(packOf(draft)))
      await vault.append({ caseId: null, body: { kind: 'setting', name, value } })
      if (unwritten.get(vault) === draft) unwritten.delete(vault)
    },
  }
}

export const tabKeeper: DraftKeeper = {
  sealed: false,
  read() {
    try {
      return draftFrom(JSON.parse(sessionStorage.getItem(name) ?? 'null'))
    } catch {
      return null
    }
  },
  async write(draft) {
    if (draft) sessionStorage.setItem(name, JSON.stringify(packOf(draft)))
    else sessionStorage.removeItem(name)
  },
}
