/** What axe and the layout find on a screen that is in no walk past every screen, since it takes several devices to come about. */
import type { Page } from 'playwright-core'
import { inFull } from '../in-full.ts'
import { axeFaults } from './axe.ts'
import { layoutFaults, type Shape, staffShapes } from './layout.ts'

/** One line a fault. In full: axe, and every shape; else the narrowest, in which most faults show. */
export const faultsSeen = async (page: Page, shapes: readonly Shape[] = staffShapes): Promise<readonly string[]> =>
  inFull
    ? [...(await axeFaults(page)), ...(await layoutFaults(page, shapes))]
    : await layoutFaults(page, shapes.slice(0, 1))
