/** How letters are left at the relay: in bodies that it takes, and past what it will not keep. */
import { expect, it } from 'vitest'
import { LARGEST_ROW, type LettersAsked } from '#relay'
import { leftAndDropped, leftAsCan } from './letters.ts'
import { type RelayLink, RelayRefusal } from './link.ts'

const letter = (id: string, length = 10) => ({ id, to: 'tablet', text: 'x'.repeat(length) })

/** A relay that will not keep letters of these ids. */
function relayThat(refuses: (id: string) => string | null = () => null) {
  const bodies: Partial<LettersAsked>[] = []
  const ask = async (_: string, body: Partial<LettersAsked>) => {
    bodies.push(body)
    for (const { id } of body.leave ?? []) {
      const why = refuses(id)
      if (why) throw new RelayRefusal(why)
    }
  }
  return { link: { ask } as unknown as RelayLink, bodies }
}
const left = (bodies: readonly Partial<LettersAsked>[]) =>
  bodies.map(({ leave = [], drop = [] }) => [leave.length, drop.length])

it('a hundred at a time at most, and what is dropped last', async () => {
  const { link, bodies } = relayThat()
  const many = Array.from({ length: 250 }, (_, i) => letter(String(i)))
  await leftAndDropped(link, many, ['old'])
  expect(left(bodies)).toEqual([
    [100, 0],
    [100, 0],
    [50, 1],
  ])
})

it('a letter that no body holds is not sent, and is said; the others go, and what is over is dropped', async () => {
  const { link, bodies } = relayThat()
  const some = [letter('a'), letter('b', LARGEST_ROW + 1), letter('c')]
  expect(await leftAsCan(link, some, ['old'])).toBe('too-large')
  expect(bodies.flatMap(({ leave = [] }) => leave.map(({ id }) => id))).toEqual(['a', 'c'])
  expect(left(bodies).at(-1)).toEqual([0, 1])
})

it('what there is no room for at the relay keeps nothing else from going; any other refusal does', async () => {
  const full = relayThat((id) => (id === 'b' ? 'no-room' : null))
  const some = [letter('a', 140_000), letter('b', 140_000), letter('c', 140_000)]
  expect(await leftAsCan(full.link, some, ['old'])).toBe('no-room')
  expect(left(full.bodies)).toEqual([
    [1, 0],
    [1, 0],
    [1, 0],
    [0, 1],
  ])
  const away = relayThat(() => 'offline')
  await expect(leftAsCan(away.link, some, ['old'])).rejects.toThrow('offline')
  expect(await leftAsCan(relayThat().link, [], [])).toBeNull()
})
