/** What the page and the worker that counts say to each other. Nothing of it is kept anywhere. */
import type { CaseLists, Disclosure, Refused, Release, ReleasedGroup } from '#aggregate'
import type { Packed } from './pack.ts'

/** In this order: `asked`, then cases and earlier lists a piece at a time, then `count`; `case-lists` when they are needed. */
export type ToWorker =
  | { readonly say: 'asked'; readonly asked: Omit<Disclosure, 'cases' | 'released'> }
  | { readonly say: 'cases'; readonly cases: Packed }
  | { readonly say: 'released'; readonly lists: Omit<CaseLists, 'groups'> }
  /** Of the lists that were said last. */
  | { readonly say: 'group'; readonly group: ReleasedGroup }
  | { readonly say: 'count' }
  | { readonly say: 'case-lists' }

export type FromWorker =
  | { readonly say: 'counted'; readonly children: number }
  | { readonly say: 'made'; readonly made: Omit<Release, 'caseLists'> | Refused }
  | { readonly say: 'case-lists'; readonly lists: CaseLists }
