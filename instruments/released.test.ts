/** A stored result names the revision that made it, so a released revision never scores differently. */
import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import released from '../test/fixtures/released/revisions.json' with { type: 'json' }
import { type Form, forms } from './index.ts'

/** What decides a score, without where it was printed. */
function fingerprint({ items, scales, review, numbered }: Form): string {
  const content = JSON.stringify({ items, scales, review, numbered: numbered ?? null }, (key, value) =>
    key === 'cite' || key === 'decimals' ? undefined : value,
  )
  return createHash('sha256').update(content).digest('hex').slice(0, 16)
}

const known: Readonly<Record<string, string>> = released

/** A form is free to change until its first revision stands in the file. */
const everReleased = forms.filter(({ id }) => Object.keys(known).some((name) => name.startsWith(`${id}@`)))

it.each(everReleased.map((form) => [form.id, form] as const))(
  '%s scores as its revision did when it was released',
  (_, form) => {
    const name = `${form.id}@${form.revision}`
    const print = fingerprint(form)
    expect(
      known[name],
      `"${name}": "${print}" is not what stands in test/fixtures/released/revisions.json: raise the revision, and add it`,
    ).toBe(print)
  },
)

it('keeps every revision that was ever released', () => {
  const ids = new Set(forms.map((form) => form.id))
  for (const name of Object.keys(known)) expect(ids).toContain(name.split('@')[0])
})
