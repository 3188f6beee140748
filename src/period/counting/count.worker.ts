/**
 * Counts and discloses away from the screen. It holds the children and the unit's key in memory alone, asks nobody and
 * writes nowhere, and is ended with the page that asked.
 */
import { type CaseLists, type Cases, type Disclosure, disclose, type ReleasedGroup } from '#aggregate'
import type { FromWorker, ToWorker } from './messages.ts'
import { type Packed, unpack } from './pack.ts'

let asked: Omit<Disclosure, 'cases' | 'released'>
const packed: Packed[] = []
const released: (CaseLists & { readonly groups: ReleasedGroup[] })[] = []
let made: CaseLists

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.say === 'asked') asked = data.asked
  else if (data.say === 'cases') packed.push(data.cases)
  else if (data.say === 'released') released.push({ ...data.lists, groups: [] })
  else if (data.say === 'group') released.at(-1)?.groups.push(data.group)
  else if (data.say === 'case-lists') answer({ say: 'case-lists', lists: made })
  else count()
}

/** The case lists stay here until *Skicka*: those of a large unit are larger than all else together. */
function count() {
  const all = disclose({ ...asked, cases: unpacked(), released }, (children) => answer({ say: 'counted', children }))
  if ('refused' in all) return answer({ say: 'made', made: all })
  const { caseLists, ...rest } = all
  made = caseLists
  answer({ say: 'made', made: rest })
}

/** A hundred at a time and then let go of: held all at once, they cost more to keep in order than to count. */
const unpacked = (): Cases => ({
  length: packed.reduce((sum, { ids }) => sum + ids.length, 0),
  *[Symbol.iterator]() {
    for (let some = packed.shift(); some; some = packed.shift()) yield* unpack(some)
  },
})

const answer = (said: FromWorker) => postMessage(said)
