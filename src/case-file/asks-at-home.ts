import type { OpenVault } from '../vault/index.ts'

/** Whether anything may come from home, or lies here from there, or the relay is owed the word that it may not. */
export const asksAtHome = (vault: Pick<OpenVault, 'of' | 'joined'>): boolean =>
  vault.joined() &&
  (vault.of('slip').length > 0 ||
    vault.of('held-form').length > 0 ||
    vault.of('tombstone').some(({ body }) => body.slips !== undefined))
