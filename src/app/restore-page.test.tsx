import 'fake-indexeddb/auto'
import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createUnit, newRecoveryCode, type OpenVault, type RecordBody, unitsHere } from '../vault/index.ts'
import { aCase, forgedBackup, openTheOnly, phrase, theOnly, unitOfTwo } from '../vault/testing.ts'
import { loadWords } from '../words/index.tsx'
import RestorePage from './restore-page.tsx'

const user = userEvent.setup()
const restored = vi.fn()
const other =
  'Har en annan apparat samma enhet blir den här en apparat till. Det som skrivs på den ena når den andra med filer: Enheten, Apparater.'
const keep = () => screen.queryByRole('button', { name: 'Läs in enheten' })

const newTablet = () => {
  Dexie.dependencies.indexedDB = new IDBFactory()
  localStorage.clear()
}
beforeAll(async () => {
  await loadWords('sv')
})
beforeEach(() => {
  newTablet()
  restored.mockClear()
  vi.useFakeTimers({ toFake: ['Date'] })
})
afterEach(() => vi.useRealTimers())

const answers: RecordBody = {
  kind: 'answers',
  form: 'core-10',
  revision: 1,
  informant: 'self',
  occasion: 'first',
  day: '2026-11-20',
  answers: { i1: 3 },
  blanks: {},
  via: 'tablet',
  mode: 'one-by-one',
  wording: { hash: 'pack', language: 'sv', training: true },
  rater: null,
  corrects: null,
}

/** A unit with two cases, one of them answered, written on 20 November; and its backup of the day that is given. */
async function unitOfNovember(then: (vault: OpenVault, cases: readonly string[]) => Promise<void> = async () => {}) {
  vi.setSystemTime('2026-11-20T09:00:00Z')
  const { vault } = await createUnit('unit', unitOfTwo)
  const cases = [crypto.randomUUID(), crypto.randomUUID()]
  await vault.append(...cases.map((caseId, i) => ({ caseId, body: aCase(`A${i}`) })), {
    caseId: cases[0] ?? null,
    body: answers,
  })
  await then(vault, cases)
  vi.setSystemTime('2026-11-27T09:00:00Z')
  const file = await vault.backup()
  return { file, written: [...vault.records(), ...(await vault.log()).lines] }
}

/** On another tablet: the file is chosen, and opened with a passphrase. */
async function looked(file: Blob, secret = phrase) {
  newTablet()
  render(<RestorePage here={await unitsHere()} restored={restored} leave={() => {}} />)
  await user.upload(screen.getByLabelText('Säkerhetskopian'), new File([file], 'unit.backup'))
  await user.type(await screen.findByLabelText('Din lösenfras'), secret)
  await user.click(screen.getByRole('button', { name: 'Lås upp' }))
}

const tablet = async () => (await openTheOnly()).is

describe('a backup that is looked at', () => {
  it('shows its day, its cases and when somebody last wrote, warns of another tablet, and is kept at the button alone', async () => {
    await looked((await unitOfNovember()).file)
    expect(await screen.findByText('Gjord 2026-11-27. 2 ärenden. Senast något skrevs: 2026-11-20.')).toBeTruthy()
    expect(screen.getByText(other)).toBeTruthy()
    expect(screen.queryByText(/saknas, fast/)).toBeNull()
    expect(await tablet()).toBe('empty')
    await user.click(screen.getByRole('button', { name: 'Läs in enheten' }))
    await expect.poll(() => restored.mock.calls).toHaveLength(1)
    expect(await tablet()).toBe('locked')
  })

  it('says which sheet opens it: the one that held when it was made', async () => {
    const codes = [newRecoveryCode(), newRecoveryCode()]
    vi.setSystemTime('2026-11-20T09:00:00Z')
    const { vault } = await createUnit('unit', { ...unitOfTwo, recoveryCode: codes[0] as string })
    const older = await vault.backup()
    vi.setSystemTime('2026-11-24T09:00:00Z')
    await vault.changeRecoveryCode(codes[1] as string)
    const newer = await vault.backup()
    for (const [file, day, right, wrong] of [
      [older, '2026-11-20', codes[0], codes[1]],
      [newer, '2026-11-24', codes[1], codes[0]],
    ] as const) {
      await looked(file, wrong)
      expect(screen.getByText(new RegExp(`återställningsbladet från ${day}`))).toBeTruthy()
      expect((await screen.findByRole('alert')).textContent).toMatch(/^Lösenfrasen stämmer inte/)
      cleanup()
      await looked(file, right)
      await screen.findByText(/^Gjord /)
      cleanup()
    }
  })

  it('misses nothing where a case was erased', async () => {
    await looked((await unitOfNovember((vault, [first = '']) => vault.eraseCase(first, 'begärt'))).file)
    expect(await screen.findByText(/^Gjord 2026-11-27. 1 ärende\./)).toBeTruthy()
    expect(screen.queryByText(/fast ingen har raderat/)).toBeNull()
  })

  it('says to ask whoever made it, where records are missing and nobody erased them', async () => {
    const { written } = await unitOfNovember()
    const db = await new Dexie(`mattstock-${await theOnly()}`).open()
    await db.table('records').bulkDelete(written.filter(({ body }) => body.kind === 'case').map(({ id }) => id))
    db.close()
    const state = await openTheOnly()
    const vault = state.is === 'locked' ? await state.vault.unlock(phrase) : null
    if (!vault || 'refused' in vault) throw new Error(state.is)
    await looked(await vault.backup())
    expect(
      await screen.findByText('2 poster saknas, fast ingen har raderat dem. Fråga den som gjorde kopian.'),
    ).toBeTruthy()
  })
})

describe('a backup that is refused leaves nothing on the tablet', () => {
  it('where answers and lines of the log were taken out and all sums made right', async () => {
    const { file, written } = await unitOfNovember(async (vault) => {
      for (const what of ['opened-case', 'exported', 'printed']) await vault.audit(what, null)
    })
    const taken = new Set(
      [
        ...written.filter(({ body }) => body.kind === 'answers'),
        ...written.filter(({ body }) => body.kind === 'audit').slice(0, 4),
      ].map(({ id }) => id),
    )
    expect(taken.size).toBe(5)
    await looked(await forgedBackup(file, (rows) => rows.filter(({ id }) => !taken.has(id))))
    expect(
      await screen.findByText('Säkerhetskopian är ändrad av någon utan nyckel till enheten. Inget har lästs in.'),
    ).toBeTruthy()
    expect(keep()).toBeNull()
    expect(await tablet()).toBe('empty')
  })

  it('where the passphrase is not one of the unit', async () => {
    await looked((await unitOfNovember()).file, 'fel ord hela vägen genom allt')
    expect(await screen.findByText(/^Lösenfrasen stämmer inte/)).toBeTruthy()
    expect(keep()).toBeNull()
    expect(await tablet()).toBe('empty')
  })

  it('where it is no backup at all, which is said before anything is asked', async () => {
    render(<RestorePage here={await unitsHere()} restored={restored} leave={() => {}} />)
    await user.upload(screen.getByLabelText('Säkerhetskopian'), new File(['hej'], 'unit.backup'))
    expect(await screen.findByText('Filen är ingen säkerhetskopia från Måttstock.')).toBeTruthy()
    expect(screen.queryByLabelText('Din lösenfras')).toBeNull()
  })
})
