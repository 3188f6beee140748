/** Who reads a vault by docs/formats/vault.md alone must know of every record that only one role may write. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ENROLMENT, HOME_SMS, RELAY, RETENTION, roleOfKind } from '../../src/vault/roles.ts'

it('has each kind and setting that a role decides of on the page of the format', () => {
  const page = readFileSync('docs/formats/vault.md', 'utf8')
  const [, told = ''] = /\n### Records that need a role\n([^#]+)/.exec(page) ?? []
  const named = new Set([...told.matchAll(/`([a-z-]+)`/g)].map(([, word]) => word))
  const decided = Object.entries(roleOfKind).flatMap(([kind, role]) => (role === null ? [] : [kind]))
  expect([...decided, ENROLMENT, HOME_SMS, RELAY, RETENTION].filter((name) => !named.has(name))).toEqual([])
})
