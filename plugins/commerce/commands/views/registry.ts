import type { Command } from '../../dispatch/command.ts'
import { chooseDefaultView } from './choose-default-view.ts'
import { removeView, restoreView, retireView } from './remove-view.ts'
import { saveView } from './save-view.ts'

/** Commands about how people like their lists. */
export const viewCommands: readonly Command[] = [saveView, removeView, restoreView, retireView, chooseDefaultView]
