/** The page of what is filled in at home, with what the relay has said put into its mouth: the relay itself is in test/relay/home.test.ts. */
import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, expect, it } from 'vitest'
import { answered } from '../../../cases/testing.ts'
import { today } from '../../../clock/today.ts'
import { caseBody, kept, vaultInMemory } from '../../../results/testing.ts'
import { type Home, type OpenVault, type ReadingState, VaultProvider } from '../../../vault/index.ts'
import { loadLaterWords, loadWords } from '../../../words/index.tsx'
import HomePage from './home-page.tsx'
import { instantOf } from './when.ts'

beforeAll(async () => {
  await loadWords('sv')
  await loadLaterWords()
})

const [alva, bo] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002']
const records = kept([
  [null, { kind: 'staff', staff: alva, name: 'Alva Prov', active: true }],
  [null, { kind: 'staff', staff: bo, name: 'Bo Prov', active: true }],
  ['c', caseBody(2009)],
])

const nothing: ReadingState = {
  ...{ promise: null, next: null, late: [], waiting: 0 },
  mail: { possible: true, address: 'enheten@region.example', deputy: 'ersattare@region.example' },
}

type Given = Parameters<Home['promise']>[0]

/** @returns the promises that were given on the page */
async function show(reading: ReadingState, more: Partial<Home> = {}): Promise<Given[]> {
  const given: Given[] = []
  const home: Partial<Home> = {
    fetch: async () => ({ taken: 0, held: 0 }),
    reading: () => reading,
    held: () => [],
    subscribe: () => () => undefined,
    promise: async (asked) => {
      given.push(asked)
      return { done: true }
    },
    ...more,
  }
  const vault = {
    ...vaultInMemory(records),
    joined: () => true,
    ended: new Promise<void>(() => undefined),
    membership: () => ({ keepers: new Set([alva]), releaser: alva }),
    home: async () => home as Home,
  } as unknown as OpenVault
  render(
    <VaultProvider vault={vault}>
      <HomePage />
    </VaultProvider>,
  )
  await screen.findByRole('heading', { name: 'Läsarlöfte' })
  return given
}

it('gives no promise where no letter can be sent, and says whom to ask', async () => {
  await show({ ...nothing, mail: { possible: false, address: null, deputy: null } })
  expect(screen.getByText(/^Inget läsarlöfte kan ges\. Servern kan inte skicka e-post/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Lova att läsa' })).toBeNull()
})

it('a promise has two people, ends today, and is within four hours unless somebody says otherwise', async () => {
  const given = await show(nothing)
  expect(screen.getByText(/^Nu läser ingen\./)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Lova att läsa' }))
  expect(screen.getByText('Välj vem som läser och vem som läser annars.')).toBeTruthy()
  await userEvent.selectOptions(screen.getByLabelText('Vem läser om den är borta?'), 'Bo Prov')
  await userEvent.click(screen.getByRole('button', { name: 'Lova att läsa' }))
  await waitFor(() => expect(given).toHaveLength(1))
  const [promise] = given
  expect(promise).toMatchObject({ reader: alva, deputy: bo, within: 4 })
  expect(promise?.until).toBe(instantOf(today(), '16:00'))
  expect(promise?.next).toBeGreaterThan(promise?.until ?? 0)
})

it('is not renewed while a form has waited longer than was promised', async () => {
  const until = Date.now() + 3_600_000
  const promise = { reader: 'Alva Prov', deputy: 'Bo Prov', until, within: 4 }
  await show({ ...nothing, promise, late: [{ slip: 'AAAAAAAAAAAAAAAA', at: Date.now() - 5 * 3_600_000 }] })
  expect(screen.getByText('Alva Prov läser. Är Alva Prov borta läser Bo Prov.')).toBeTruthy()
  expect(screen.getByText('Ett formulär har väntat längre än vad som var lovat. Läs det först.')).toBeTruthy()
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Förnya löftet' }).disabled).toBe(true)
})

it('what came and was not taken in stands first, with the answers that somebody must read, until somebody has chosen', async () => {
  const put: string[] = []
  const answers = { ...answered('core-10', '2026-11-20', { i6: 2 }), via: 'home' as const }
  const held = [
    {
      ...{
        id: 'held',
        form: 'taken',
        caseId: 'c',
        why: 'revoked' as const,
        slip: 'AAAAAAAAAAAAAAAA',
        at: '2026-11-20T10:00:00Z',
      },
      answers,
      fits: true,
    },
  ]
  await show(nothing, {
    held: () => held,
    putAway: async (_, reason) => void put.push(reason),
  })
  const [first] = screen.getAllByRole('heading', { level: 2 })
  expect(first?.textContent).toBe('Formulär som någon måste välja om')
  const part = within(first?.closest('section') as HTMLElement)
  expect(part.getByText('Lappen var återkallad när det lämnades in.')).toBeTruthy()
  expect(part.getByText('6: 2')).toBeTruthy()
  await userEvent.click(part.getByRole('button', { name: 'Lägg undan det' }))
  expect(put).toEqual([])
  await userEvent.type(part.getByLabelText('Varför läggs det undan?'), 'fel lapp')
  await userEvent.click(part.getByRole('button', { name: 'Lägg undan det' }))
  await waitFor(() => expect(put).toEqual(['fel lapp']))
})
