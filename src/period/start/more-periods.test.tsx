import 'fake-indexeddb/auto'
import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeAll, expect, it, vi } from 'vitest'
import { type Enrolled, type Period, type PublicKey, period2014, practicePeriod } from '#aggregate'
import { loadedPeriods } from '../../catalogue/periods.ts'
import { base64, createUnit, type OpenVault, type PlaceKind, utf8, VaultProvider } from '../../vault/index.ts'
import { unitOfTwo } from '../../vault/testing.ts'
import { loadWords } from '../../words/index.tsx'
import { MorePeriods } from './more-periods.tsx'

let unit: OpenVault
beforeAll(async () => {
  await loadWords('sv')
  unit = await unitAt('unit')
})

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
const unitAt = async (kind: PlaceKind) => (await createUnit(kind, unitOfTwo)).vault

it('a real unit is told why a rehearsal is not played there, is shown to the practice unit, and keeps nothing', async () => {
  const vault = unit
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

it('takes a correction made before the first day and says what changed; an older one changes nothing', async () => {
  const vault = await unitAt('unit')
  const first: Period = { ...period2014, id: 'mars' }
  const misspelt: Period = { ...first, names: { ...period2014.names, sv: 'Mars 2041' } }
  const right: Period = { ...first, correction: { number: 1, made: '2014-02-28' } }
  const held = () => loadedPeriods(vault.of('loaded')).filter(({ id }) => id === 'mars')
  const leave = await offered(vault, misspelt)
  await screen.findByText('Perioden är hämtad.')
  leave()
  const leaveAgain = await offered(vault, right)
  await screen.findByText('Mars 2041 är rättad. Apparaten har tagit över rättelsen:')
  expect(screen.getByRole('listitem').textContent).toBe(`Namn: Mars 2041 blev ${period2014.names.sv}`)
  leaveAgain()
  expect(held()).toEqual([right])
  const unmount = await offered(vault, misspelt)
  expect((await screen.findByRole('alert')).textContent).toContain('Det här är en äldre version')
  expect(held()).toEqual([right])
  unmount()
  await offered(vault, { ...first, first: '2014-04-01', correction: { number: 2, made: '2014-03-01' } })
  const said = await screen.findByRole('alert')
  expect(said.textContent).toContain('har ändrats efter sin första dag. Ändringen är inte tagen.')
  expect(said.textContent).toContain('Första dag: 2014-03-01 blev 2014-04-01')
  expect(held()).toEqual([right])
})

it('a list of another day says from when it is, since what stands between may give an older one', async () => {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  const publicKey: PublicKey = { kty: 'EC', crv: 'P-256', x, y }
  const signedAt = async (time: string) => {
    const payload = utf8(JSON.stringify({ schema: 'periods-1', periods: [], time }))
    const sig = new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, payload))
    return Response.json({ payload: base64(payload), sig: base64(sig), alg: 'ES256', kid: 'one' })
  }
  const now = new Date().toISOString()
  // When it is shown, and twice when somebody asks.
  const said = [await signedAt(now), await signedAt(now), await signedAt('2026-01-02T11:00:00.000Z')]
  vi.stubGlobal('fetch', async () => said.shift())
  const enrolled: Enrolled = {
    deviceId: '4f0c1f52-94a8-4bd2-9ef5-3c0d0d1a7c11',
    unit: { id: 'unit-0123456789ab', name: 'Enhet 1', practice: false },
    server: { kid: 'one', publicKey },
    time: '2025-01-01T00:00:00.000Z',
  }
  render(
    <VaultProvider vault={await unitAt('unit')}>
      <MorePeriods enrolled={enrolled} />
    </VaultProvider>,
  )
  const ask = async () => await userEvent.click(screen.getByRole('button', { name: 'Hämta från insamlingen' }))
  await ask()
  await expect.poll(() => said.length).toBe(1)
  expect(screen.queryByText(/^Listan är från/)).toBeNull()
  await ask()
  expect((await screen.findByText(/^Listan är från/)).textContent).toContain('2026-01-02')
  vi.unstubAllGlobals()
})
