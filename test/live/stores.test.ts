import { Window } from "happy-dom";
import { act, createElement, useSyncExternalStore } from "react";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Deal, wonDeals } from "salesmetrics";
import { live } from "salesmetrics/live";

const wonOn = (id: string): Deal => ({ id, status: "won", closedAt: "2025-03-03" });

describe("a board as a store of React", () => {
  const window = new Window();
  beforeAll(() => {
    vi.stubGlobal("window", window);
    vi.stubGlobal("document", window.document);
    vi.stubGlobal("navigator", window.navigator);
    vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  });
  afterAll(() => {
    vi.unstubAllGlobals();
  });

  it("shows each report, and is listened to until the component is gone", async () => {
    const { createRoot } = await import("react-dom/client");
    const board = live({ wonDeals }, { deals: [wonOn("1")] });
    let renders = 0;
    const Won = () => {
      renders++;
      const { total } = useSyncExternalStore(board.subscribe, board.report, board.report);
      return createElement("b", null, total.wonDeals);
    };
    const page = window.document.createElement("main");
    const root = createRoot(page);
    act(() => root.render(createElement(Won)));
    expect(page.innerHTML).toBe("<b>1</b>");
    act(() => void board.upsert({ deals: [wonOn("2"), wonOn("3")] }));
    expect([page.innerHTML, renders]).toEqual(["<b>3</b>", 2]);
    act(() => root.unmount());
    board.upsert({ deals: [wonOn("4")] });
    expect(renders).toBe(2);
  });
});
