import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Draft, type HandoverPlan, VaultError } from '../vault/index.ts'
import { IDLE_MS } from './idle.ts'
import { Answering } from './index.ts'
import { type MemorySession, memorySession, newDraft, planOf } from './testing.ts'
import { plainPack } from './testing-pack.ts'

const ten = 'core-10'
beforeEach(() => sessionStorage.clear())

function open(start: Partial<Draft> = {}, packs = [plainPack(ten)], change: Parameters<typeof planOf>[1] = {}) {
  const session = memorySession(planOf(packs, change), { ...newDraft(0), ...start })
  const onTakeBack = vi.fn()
  const view = render(<Answering session={session} onTakeBack={onTakeBack} />)
  return { session, onTakeBack, user: userEvent.setup(), ...view }
}
const press = (user: ReturnType<typeof userEvent.setup>, name: string | RegExp) =>
  user.click(screen.getByRole('button', { name }))
const choose = (user: ReturnType<typeof userEvent.setup>, name: string) =>
  user.click(screen.getByRole('radio', { name }))
const group = (name: string) => screen.getByRole('group', { name })
const last = (session: MemorySession) => session.saved.at(-1)
const answered = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, 1]))
const all = answered(plainPack(ten).items.map(({ id }) => id))
const id = (n: number) => plainPack(ten).items[n - 1]?.id ?? ''

describe('welcome', () => {
  it('leads to the first question in one tap', async () => {
    const { user } = open()
    expect(screen.getByRole('heading', { level: 1, name: 'Välkommen' })).toBe(document.activeElement)
    await press(user, 'Börja')
    expect(group('Mening 1')).toBe(document.activeElement)
  })

  it('says who reads, how much it is, and that skipping needs no reason', async () => {
    open()
    expect(screen.getByText('Det är 10 frågor. Det tar ungefär 2 minuter.')).toBeTruthy()
    expect(await screen.findByText(/Personalen här läser dina svar/)).toBeTruthy()
    expect(screen.getByText(/Du får hoppa över frågor/)).toBeTruthy()
  })

  it('does not promise fewer questions than may come', () => {
    open({}, [plainPack('sdq-s11-17')])
    expect(screen.getByText(/^Det är högst 33 frågor/)).toBeTruthy()
  })

  it('gives each picture words of its own', async () => {
    open()
    const pictures = (await screen.findAllByRole('img')).map((picture) => picture.getAttribute('aria-label'))
    expect(new Set(pictures).size).toBe(4)
  })

  it('tells a parent about the child, and not about parents', async () => {
    open({}, [plainPack('sdq-p4-17')], { informant: 'parent' })
    expect(screen.getByText('Här kommer några frågor om ditt barn.')).toBeTruthy()
    expect(await screen.findAllByRole('img')).toHaveLength(4)
    expect(screen.queryByText(/dina föräldrar/)).toBeNull()
  })
})

describe('a question', () => {
  it('has a head in the words of whoever answers, and the form’s own name in none', () => {
    open({ position: 1 }, [plainPack('sdq-p4-17', { title: 'SDQ' })], { informant: 'parent' })
    expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual(['Frågor om ditt barn'])
    expect(document.title).not.toContain('SDQ')
    expect(screen.getByText('SDQ')).toBeTruthy()
  })

  it('has nothing chosen beforehand', () => {
    open({ position: 1 })
    expect(screen.getAllByRole<HTMLInputElement>('radio').some((radio) => radio.checked)).toBe(false)
  })

  it('counts honestly', async () => {
    const { user } = open({ position: 7, answers: all })
    expect(screen.getByText('Fråga 7 av 10')).toBeTruthy()
    await press(user, 'Nästa')
    expect(screen.getByText('Fråga 8 av 10')).toBeTruthy()
  })

  it('stays where it is when an answer is chosen', async () => {
    const { user } = open({ position: 1 })
    await choose(user, 'Val 3')
    expect(group('Mening 1')).toBeTruthy()
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Val 3' }).checked).toBe(true)
  })

  it('takes up an answer given before, the first choice too', () => {
    open({ position: 2, answers: { [id(2)]: 0 } })
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Val 1' }).checked).toBe(true)
  })

  it('is answered and left by keyboard alone', async () => {
    const { user, session } = open({ position: 1 })
    await user.tab()
    await user.keyboard(' ')
    await user.keyboard('{Enter}')
    expect(group('Mening 2')).toBe(document.activeElement)
    await waitFor(() => expect(last(session)).toMatchObject({ position: 2, answers: { [id(1)]: 0 } }))
  })

  it('asks for an answer or a skip, and does neither by itself', async () => {
    const { user } = open({ position: 1 })
    await press(user, 'Nästa')
    expect(screen.getByRole('alert').textContent).toBe('Välj ett svar, eller tryck på Hoppa över.')
    expect(group('Mening 1')).toBeTruthy()
  })

  it('may be skipped in one tap, and that is kept as the person’s own choice', async () => {
    const { user, session } = open({ position: 1 })
    await press(user, 'Hoppa över')
    expect(group('Mening 2')).toBeTruthy()
    await waitFor(() => expect(last(session)?.blanks).toEqual({ [id(1)]: 'declined' }))
  })

  it('gives back the answer and stands blank again', async () => {
    const { user, session } = open({ position: 1, answers: { [id(1)]: 2 } })
    await press(user, 'Ta bort svaret')
    expect(screen.getAllByRole<HTMLInputElement>('radio').some((radio) => radio.checked)).toBe(false)
    await waitFor(() => expect(last(session)?.answers).toMatchObject({ [id(1)]: null }))
  })

  it('goes back to the one before, and from the first to the welcome', async () => {
    const { user } = open({ position: 2 })
    await press(user, 'Tillbaka')
    expect(group('Mening 1')).toBeTruthy()
    await press(user, 'Tillbaka')
    expect(screen.getByRole('heading', { name: 'Välkommen' })).toBeTruthy()
  })

  it('shows the holder’s line and, for a training wording, the mark', () => {
    open({ position: 1 })
    expect(screen.getByText('© Övningsbolaget')).toBeTruthy()
    expect(screen.getByText(/^Övningstext/)).toBeTruthy()
  })

  it('shows no training mark over a licensed wording', () => {
    open({ position: 1 }, [plainPack(ten, { training: false })])
    expect(screen.queryByText(/Övningstext/)).toBeNull()
  })
})

describe('saving', () => {
  it('says Sparat only when the vault has answered', async () => {
    const { user, session } = open({ position: 1 })
    let answer = (_: 'saved') => {}
    session.save = () => new Promise((done) => (answer = done))
    await choose(user, 'Val 1')
    await new Promise((done) => setTimeout(done, 150))
    expect(screen.getByRole('status').textContent).toBe('')
    await act(async () => answer('saved'))
    expect(screen.getByRole('status').textContent).toBe('Sparat')
  })

  it('says when it was saved in one place only', async () => {
    const { user, session } = open({ position: 1 })
    session.fate.push('saved-in-one-place')
    await choose(user, 'Val 1')
    expect(await screen.findByText('Sparat på ett ställe. Be personalen om hjälp.')).toBeTruthy()
    expect(screen.queryByText('Sparat')).toBeNull()
  })

  it.each([
    ['full', /är full/],
    ['closed', /Det gick inte att spara just nu/],
    ['newer-schema', /ny version/],
    ['other-tab', /annan flik/],
    ['wiped', /har försvunnit/],
    ['not-private-enough', /kan inte spara/],
  ] as const)(
    'tells calmly of a store that is %s, keeps the answer, and saves it when tried again',
    async (why, words) => {
      const { user, session } = open({ position: 1 })
      session.fate.push(new VaultError(why))
      await choose(user, 'Val 2')
      expect((await screen.findByText(words)).closest('[role=alert]')).toBeTruthy()
      expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Val 2' }).checked).toBe(true)
      await press(user, 'Försök igen')
      await waitFor(() => expect(last(session)?.answers).toMatchObject({ [id(1)]: 1 }))
      expect(screen.queryByText(words)).toBeNull()
    },
  )

  it('offers a sealed file after three tries that failed, and not before', async () => {
    const { user, session } = open({ position: 1 })
    const saved = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => {} }))
    session.fate.push(...Array.from({ length: 3 }, () => new VaultError('closed')))
    await choose(user, 'Val 2')
    for (let tries = 1; tries < 3; tries++) {
      await screen.findByText(/Det gick inte att spara just nu/)
      expect(screen.queryByRole('button', { name: 'Lägg svaren i en låst fil' })).toBeNull()
      await press(user, 'Försök igen')
    }
    await user.click(await screen.findByRole('button', { name: 'Lägg svaren i en låst fil' }))
    expect(await screen.findByText('Filen är gjord. Ge plattan till personalen.')).toBeTruthy()
    expect(saved).toHaveBeenCalledOnce()
  })

  it('keeps the newest when answers come faster than they can be stored', async () => {
    const { session } = open({ position: 1 })
    for (const name of ['Val 1', 'Val 2', 'Val 3']) fireEvent.click(screen.getByRole('radio', { name }))
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Sparat'))
    expect(last(session)?.answers).toMatchObject({ [id(1)]: 2 })
  })

  it('does not hand in what could not be saved', async () => {
    const { user, session } = open({ position: 11, answers: all })
    session.fate.push(new VaultError('full'))
    await press(user, 'Lämna in')
    expect(await screen.findByText(/är full/)).toBeTruthy()
    expect(session.handedIn).toEqual([])
  })
})

describe('the last look', () => {
  it('lists what is blank once, and goes there and back', async () => {
    const { user } = open({ position: 11, answers: { ...all, [id(4)]: null, [id(9)]: null } })
    expect(screen.getByRole('heading', { level: 1, name: '2 frågor saknar svar' })).toBeTruthy()
    await press(user, 'Gå dit fråga 9')
    expect(group('Mening 9')).toBeTruthy()
    await choose(user, 'Val 1')
    await press(user, 'Till listan')
    expect(screen.getByRole('heading', { level: 1, name: 'En fråga saknar svar' })).toBeTruthy()
  })

  it('hands in anyway, with a reason for each blank', async () => {
    const { user, session } = open({
      position: 11,
      answers: { ...all, [id(4)]: null },
      blanks: { [id(4)]: 'declined' },
    })
    await press(user, 'Lämna in ändå')
    await screen.findByRole('heading', { name: 'Tack!' })
    expect(session.handedIn).toEqual([
      expect.objectContaining({ answers: { ...all, [id(4)]: null }, blanks: { [id(4)]: 'declined' } }),
    ])
  })

  it('hands in once however often it is pressed', async () => {
    const { session } = open({ position: 11, answers: all })
    const button = screen.getByRole('button', { name: 'Lämna in' })
    fireEvent.click(button)
    fireEvent.click(button)
    await screen.findByRole('heading', { name: 'Tack!' })
    expect(session.handedIn).toHaveLength(1)
  })

  it('asks again rather than hand in a code that the form does not know', async () => {
    const { user, session } = open({ position: 11, answers: { ...all, [id(3)]: 9 } })
    await press(user, 'Lämna in')
    expect(await screen.findByRole('group', { name: 'Mening 3' })).toBeTruthy()
    expect(session.handedIn).toEqual([])
  })
})

describe('looking through the answers', () => {
  const texts = () => screen.getAllByRole('listitem').map((row) => row.querySelector('strong')?.textContent)

  it('is offered before handing in and asked of nobody', async () => {
    const { user, session } = open({ position: 11, answers: { ...all, [id(4)]: null, [id(2)]: 3 } })
    await press(user, 'Titta igenom svaren')
    expect(await screen.findByRole('heading', { level: 1, name: 'Titta igenom svaren' })).toBeTruthy()
    expect(texts()).toEqual([
      'Val 2',
      'Val 4',
      'Val 2',
      'Inget svar',
      'Val 2',
      'Val 2',
      'Val 2',
      'Val 2',
      'Val 2',
      'Val 2',
    ])
    await press(user, 'Lämna in')
    await screen.findByRole('heading', { name: 'Tack!' })
    expect(session.handedIn[0]?.answers).toMatchObject({ [id(2)]: 3, [id(4)]: null })
  })

  it('leads to each question and back to where one was', async () => {
    const { user } = open({ position: 11, answers: all })
    await press(user, 'Titta igenom svaren')
    await user.click(await screen.findByRole('button', { name: 'Ändra fråga 9' }))
    expect(group('Mening 9')).toBeTruthy()
    await choose(user, 'Val 5')
    await press(user, 'Till listan')
    expect(screen.getByRole('heading', { level: 1, name: 'Titta igenom svaren' })).toBeTruthy()
    expect(texts()[8]).toBe('Val 5')
    expect(screen.getByRole('button', { name: 'Ändra fråga 9' })).toBe(document.activeElement)
    await press(user, 'Tillbaka')
    expect(screen.getByRole('heading', { level: 1, name: 'Alla frågor har svar' })).toBeTruthy()
  })
})

describe('difficulties in everyday life', () => {
  const packs = [plainPack('sdq-s11-17')]
  const items = packs[0]?.items.map((item) => item.id) ?? []
  const gate = items.indexOf('ebddiff') + 1
  const first25 = answered(items.slice(0, 25))

  it('are not asked about when there are none, and the count says so', async () => {
    const { user, session } = open({ position: gate, answers: first25 }, packs)
    expect(screen.getByText('Fråga 26 av högst 33')).toBeTruthy()
    await choose(user, 'Val 1')
    expect(screen.getByText('Fråga 26 av 26')).toBeTruthy()
    await press(user, 'Nästa')
    await press(user, 'Lämna in')
    await screen.findByRole('heading', { name: 'Tack!' })
    expect(session.handedIn[0]?.blanks).toEqual(Object.fromEntries(items.slice(26).map((item) => [item, 'not-shown'])))
  })

  it('are asked about again, with their answers, when somebody goes back and changes the gate', async () => {
    const { user } = open({ position: gate, answers: { ...first25, ebddiff: 2, duration: 3 } }, packs)
    await choose(user, 'Val 1')
    await choose(user, 'Val 3')
    await press(user, 'Nästa')
    expect(screen.getByText('Fråga 27 av 33')).toBeTruthy()
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Val 4' }).checked).toBe(true)
  })

  it('go back over the closed gate to the gate itself', async () => {
    const { user } = open({ position: 34, answers: { ...first25, ebddiff: 0 } }, packs)
    await press(user, 'Tillbaka')
    expect(screen.getByText('Fråga 26 av 26')).toBeTruthy()
  })
})

describe('several forms', () => {
  it('rest between two, and thank at the end', async () => {
    const packs = [plainPack(ten), plainPack(ten, { title: 'Ett till' })]
    const { user, session } = open({ position: 11, answers: all }, packs)
    await press(user, 'Lämna in')
    expect(await screen.findByRole('heading', { name: 'Bra, det är klart' })).toBeTruthy()
    expect(screen.getByText('Ett till')).toBeTruthy()
    await press(user, 'Fortsätt')
    expect(screen.getByText('Fråga 1 av 10')).toBeTruthy()
    expect(session.handedIn).toHaveLength(1)
  })
})

it('still thanks when staff have opened the way back and turned round', async () => {
  const { user, session, unmount } = open({ position: 11, answers: all })
  await press(user, 'Lämna in')
  await screen.findByRole('heading', { name: 'Tack!' })
  unmount()
  render(<Answering session={session} onTakeBack={() => {}} />)
  expect(screen.getByRole('heading', { name: 'Tack!' })).toBeTruthy()
  await press(user, 'Inställningar')
  const before = session.saved.length
  await user.click(await screen.findByRole('radio', { name: 'I en lista' }))
  expect(session.saved).toHaveLength(before)
})

describe('the list', () => {
  it('asks each question in a group of its own, and keeps the mode with the form', async () => {
    const { user, session } = open({ position: 1 })
    await press(user, 'Inställningar')
    await user.click(await screen.findByRole('radio', { name: 'I en lista' }))
    await press(user, 'Klart')
    expect(screen.getAllByRole('group').map((one) => one.querySelector('legend')?.textContent)).toEqual(
      plainPack(ten).items.map(({ text }, i) => `${i + 1}. ${text}`),
    )
    await user.click(within(group('5. Mening 5')).getByRole('radio', { name: 'Val 1' }))
    await waitFor(() => expect(last(session)).toMatchObject({ mode: 'list', position: 5, answers: { [id(5)]: 0 } }))
  })

  it('says of what was left without a word that it was skipped', async () => {
    const { user, session } = open({ position: 1, mode: 'list', answers: { ...all, [id(4)]: null } })
    await press(user, 'Klar')
    await press(user, 'Lämna in ändå')
    await screen.findByRole('heading', { name: 'Tack!' })
    expect(session.handedIn[0]).toMatchObject({ blanks: { [id(4)]: 'skipped' }, mode: 'list' })
  })
})

describe('help', () => {
  const reaches = () =>
    within(screen.getByRole('dialog'))
      .getAllByRole('listitem')
      .map((row) => row.textContent)

  it('is behind the same button on every screen, and names everybody whatever the age', async () => {
    const young = open({ position: 3 }, undefined, { age: 12 })
    await press(young.user, 'Hjälp')
    const forYoung = reaches()
    young.unmount()
    const grown = open({}, undefined, { age: 19 })
    await press(grown.user, 'Hjälp')
    const forGrown = reaches()
    expect(forYoung[1]).toContain('116 111')
    expect(forGrown[2]).toContain('90101')
    expect([...forYoung].sort()).toEqual([...forGrown].sort())
  })

  it('has no link that leads out of the form', async () => {
    const { user } = open()
    await press(user, 'Hjälp')
    expect(screen.queryAllByRole('link')).toEqual([])
  })

  it('does not come up at any answer', async () => {
    const { user } = open({ position: 6 })
    await choose(user, 'Val 5')
    expect(screen.queryByRole('dialog')).toBeNull()
  })
})

describe('somebody who goes away', () => {
  afterEach(() => void vi.useRealTimers())

  it('finds the questions hidden after ten minutes, and nothing lost', () => {
    vi.useFakeTimers()
    open({ position: 4, answers: { [id(4)]: 1 } })
    act(() => void vi.advanceTimersByTime(IDLE_MS - 6_000))
    expect(group('Mening 4')).toBeTruthy()
    act(() => void vi.advanceTimersByTime(12_000))
    expect(screen.getByRole('heading', { name: 'Är du kvar?' })).toBeTruthy()
    expect(screen.queryByRole('group')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Ja, visa frågorna' }))
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Val 2' }).checked).toBe(true)
  })

  it('is not asked while still answering', () => {
    vi.useFakeTimers()
    open({ position: 4 })
    for (let i = 0; i < 4; i++) {
      act(() => void vi.advanceTimersByTime(IDLE_MS / 2))
      fireEvent.pointerDown(document.body)
    }
    expect(group('Mening 4')).toBeTruthy()
  })
})

describe('settings', () => {
  it('last for the hand-over, through a reload, and are gone at the next', async () => {
    const first = open({ position: 2 })
    await press(first.user, 'Inställningar')
    await first.user.click(await screen.findByRole('radio', { name: 'Störst' }))
    first.unmount()
    expect({ ...document.documentElement.dataset }).toEqual({})
    const reloaded = open({ position: 2, answers: { [id(1)]: 1 } })
    expect(document.documentElement.dataset.text).toBe('largest')
    reloaded.unmount()
    open()
    expect(document.documentElement.dataset.text).toBe('usual')
  })

  it('last for the thanks as well', async () => {
    const { user } = open({ position: 11, answers: all })
    await press(user, 'Inställningar')
    await user.click(await screen.findByRole('radio', { name: 'Störst' }))
    await press(user, 'Klart')
    await press(user, 'Lämna in')
    await screen.findByRole('heading', { name: 'Tack!' })
    expect(document.documentElement.dataset.text).toBe('largest')
  })

  it('offer no reading aloud where the device has no voice of its own, and say so', async () => {
    const { user } = open()
    await press(user, 'Inställningar')
    expect(await screen.findByText(/^Plattan har ingen röst för svenska\./)).toBeTruthy()
    expect(screen.queryByRole('group', { name: 'Läs upp frågorna' })).toBeNull()
  })

  it('begin softer for the young, with the same words in the same order', () => {
    const young = open({ position: 1 }, undefined, { age: 9 })
    const text = young.container.textContent
    expect(document.documentElement.dataset.look).toBe('younger')
    young.unmount()
    sessionStorage.clear()
    const older = open({ position: 1 }, undefined, { age: 16 })
    expect(document.documentElement.dataset.look).toBe('older')
    expect(older.container.textContent).toBe(text)
  })
})

describe('languages', () => {
  const arabic = plainPack(ten, { language: 'ar', direction: 'rtl', title: 'استمارة' })
  const both = (): Partial<HandoverPlan> => {
    const plan = planOf([plainPack(ten)])
    const others = [{ language: 'ar', hash: 'hash in Arabic', text: JSON.stringify(arabic) }]
    return { forms: plan.forms.map((form) => ({ ...form, others })) }
  }

  it('are chosen on the first page, each named in itself, and kept with the form', async () => {
    const { user, session } = open({}, undefined, both())
    await press(user, 'العربية')
    expect(await screen.findByRole('heading', { level: 1, name: 'أهلًا بك' })).toBeTruthy()
    expect(screen.getByText('استمارة')).toBeTruthy()
    expect(document.documentElement).toMatchObject({ lang: 'ar', dir: 'rtl' })
    await waitFor(() => expect(last(session)).toMatchObject({ language: 'ar', position: 0 }))
    await press(user, 'svenska')
    expect(await screen.findByRole('heading', { level: 1, name: 'Välkommen' })).toBeTruthy()
  })

  it('are not changed once something is answered: an answer belongs to the sentence it was given to', () => {
    open({ answers: { [id(1)]: 1 } }, undefined, both())
    expect(screen.queryByRole('button', { name: 'svenska' })).toBeNull()
  })

  it('are not asked about where there is one', () => {
    open()
    expect(screen.queryByRole('button', { name: 'svenska' })).toBeNull()
  })

  it('follow the hand-over, right to left for Arabic, and are left behind afterwards', async () => {
    const { unmount } = open({ position: 1 }, [plainPack(ten, { language: 'ar', direction: 'rtl' })], {
      language: 'ar',
    })
    expect(await screen.findByText('السؤال \u20681\u2069 من \u206810\u2069')).toBeTruthy()
    expect(document.documentElement).toMatchObject({ lang: 'ar', dir: 'rtl' })
    expect(screen.getAllByRole('radio').map((radio) => radio.closest('label')?.textContent)).toEqual(
      ['Val 1', 'Val 2', 'Val 3', 'Val 4', 'Val 5'], // the order of the options is not mirrored
    )
    unmount()
    expect(document.documentElement).toMatchObject({ lang: '', dir: '' })
  })

  it('may be one that the app itself does not speak: the form stands in it, the buttons in Swedish', () => {
    open({ position: 1 }, [plainPack(ten, { language: 'so' })], { language: 'so' })
    expect(group('Mening 1').getAttribute('lang')).toBe('so')
    expect(screen.getByRole('button', { name: 'Nästa' })).toBeTruthy()
  })
})

it('tells staff when a form cannot be shown, and asks nothing', async () => {
  const plan = planOf([plainPack(ten)])
  const broken = { ...plan, forms: [{ ...plan.forms[0], form: 'no-such-form' }] } as typeof plan
  const onTakeBack = vi.fn()
  render(<Answering session={memorySession(broken)} onTakeBack={onTakeBack} />)
  expect(screen.getByRole('heading', { name: 'Formuläret går inte att visa' })).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: /ta tillbaka plattan/ }))
  expect(onTakeBack).toHaveBeenCalledOnce()
})
