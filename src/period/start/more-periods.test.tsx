import 'fake-indexeddb/auto'
import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeAll, expect, it } from 'vitest'
import { type Period, period2014, practicePeriod } from '#aggregate'
import { createUnit, type OpenVault, type Place, VaultProvider } from '../../vault/index.ts'
import { unitOfTwo } from '../../vault/testing.ts'
import { loadWords } from '../../words/index.tsx'
import { MorePeriods } from './more-periods.tsx'

beforeAll(async () => await loadWords('sv'))

async function offered(vault: OpenVault, period: Period) {
  const { unmount } = render(
    <VaultProvider vault={vault}>
      <MorePeriods enrolled={null} />
    </VaultProvider>,
  )
  const file = new File([JSON.stringify(period)], 'period.json', { type: 'application/json' })
  await userEvent.upload(screen.getByLabelText(/fil/i), file)
  return unmount
}
const unitAt = async (place: Place) => (await createUnit(place, unitOfTwo)).vault

it('a real unit is told why a rehearsal is not played there, is shown to the practice unit, and keeps nothing', async () => {
  const vault = await unitAt('unit')
  const unmount = await offered(vault, practicePeriod('2026-01-01', '2026-12-31'))
  expect((await screen.findByRole('alert')).textContent).toContain('Den spelas i övningsenheten med påhittade barn.')
  expect(screen.getByRole('button', { name: 'Till övningsenheten' })).toBeTruthy()
  expect(vault.of('loaded')).toEqual([])
  unmount()
  await offered(vault, period2014)
  await expect.poll(() => vault.of('loaded').length).toBe(1)
  expect(screen.queryByRole('button', { name: 'Till övningsenheten' })).toBeNull()
})

it('the practice unit takes a rehearsal', async () => {
  const vault = await unitAt('practice')
  await offered(vault, { ...practicePeriod('2026-01-01', '2026-12-31'), questionnaires: undefined })
  await expect.poll(() => vault.of('loaded').length).toBe(1)
})
