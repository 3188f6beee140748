import { render } from '@testing-library/react'
import { expect, it } from 'vitest'
import { kept, vaultInMemory } from '../results/testing.ts'
import { VaultProvider } from '../vault/index.ts'
import { TrainingReminder } from './training-reminder.tsx'

const me = '00000000-0000-4000-8000-000000000001'

it.each([
  ['a year has passed since the last round', ['2020-01-01'], 'Det är mer än ett år sedan du gick kursen (2020-01-01)'],
  ['the course was never taken', [], ''],
  ['a later round is fresh', ['2020-01-01', '2999-01-01'], ''],
])('when %s, says no more than it must', (_, days, said) => {
  const records = kept(
    days.map((finished) => [null, { kind: 'training', staff: me, course: 'cgas-1', ratings: [], finished }] as const),
  )
  const { container } = render(
    <VaultProvider vault={vaultInMemory(records)}>
      <TrainingReminder />
    </VaultProvider>,
  )
  if (said === '') expect(container.textContent).toBe('')
  else expect(container.textContent).toContain(said)
})
