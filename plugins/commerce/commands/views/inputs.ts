/** Inputs of the commands about how people like their lists. */
export interface ViewInputs {
  /** A new view, or another content for one's own. Value: {viewId}. Refusals: view_not_found, view_not_yours. */
  saveView: { viewId?: string; name: string; page: string; search: string; shared: boolean }
  /** Value: {viewId}. Refusals: view_not_found, view_not_yours. */
  removeView: { viewId: string }
  /** Takes the removal back. Value: {viewId}. Refusals: view_not_found, view_not_yours. */
  restoreView: { viewId: string }
  /**
   * The page begins with this view for who asks, or with none; `instead` names the one it began with before. Value:
   * {viewId}. Refusals: view_not_found.
   */
  chooseDefaultView: { viewId: string; chosen: boolean; instead?: string }
  /** A shared view of somebody else's is taken away, by whoever runs the shop. Value: {viewId}. Refusals: view_not_found. */
  retireView: { viewId: string }
}
