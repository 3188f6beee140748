/** All that the page may need once it has begun, fetched before: from then on it asks the network for nothing but to send. */
import { forFamilies } from '../about/families/index.ts'
import { sealing } from '../vault/home/index.ts'
import { allWords } from './words.ts'

/** Rejects where something could not be fetched. */
export const everything = (): Promise<unknown> =>
  Promise.all([
    allWords(),
    sealing(),
    import('../answering/list.tsx'),
    import('../answering/look-through.tsx'),
    import('../answering/settings-dialog.tsx'),
    import('../answering/story.tsx'),
    import('../about/your-data.tsx'),
    import('./sent-page.tsx'),
    ...Object.values(forFamilies).map((article) => article()),
  ])
