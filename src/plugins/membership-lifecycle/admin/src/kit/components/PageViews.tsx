import { Box, Tabs } from '@strapi/design-system';
import type { ComponentType } from 'react';
import { useFilters } from '../hooks/useFilters';

interface PageView {
  name: string;
  label: string;
  View: ComponentType;
}

interface Props {
  label: string;
  /** The first is shown unless the address names another. */
  views: readonly [PageView, ...PageView[]];
}

/** The views of a page as tabs; the address says which is open. */
export const PageViews = ({ label, views }: Props) => {
  const { filters, set } = useFilters();
  const [first] = views;
  const chosen = views.find(({ name }) => name === filters.view) ?? first;
  return (
    <Tabs.Root
      value={chosen.name}
      variant="simple"
      onValueChange={(view: string) => set({ view: view === first.name ? '' : view })}
    >
      <Tabs.List aria-label={label}>
        {views.map((view) => (
          <Tabs.Trigger key={view.name} value={view.name}>
            {view.label}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {views.map(({ name, View }) => (
        <Tabs.Content key={name} value={name}>
          <Box paddingTop={4}>{chosen.name === name ? <View /> : null}</Box>
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
};
