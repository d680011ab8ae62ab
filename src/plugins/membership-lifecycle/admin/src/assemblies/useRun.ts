import { useNotification } from '@strapi/strapi/admin';
import { useCallback } from 'react';
import type { AssemblyView } from '../../../shared/assemblies/assemblies';
import { useRefusal } from '../kit/api/refusal';
import { useTrad } from '../kit/utils/trad';
import { useRunAssemblyMutation, type RunAssembly } from './api';

/** Runs a command and reports the result: in a notification, or as errors at the fields of a dialog. */
export const useRun = () => {
  const { t, has } = useTrad();
  const { notify } = useRefusal();
  const { toggleNotification } = useNotification();
  const [send, { isLoading }] = useRunAssemblyMutation();
  const run = useCallback(
    async (command: RunAssembly): Promise<AssemblyView> => {
      const view = await send(command).unwrap();
      const done = `assembly.done.${command.name}`;
      if (has(done)) toggleNotification({ type: 'success', message: t(done) });
      return view;
    },
    [has, send, t, toggleNotification],
  );
  const tryRun = useCallback(
    (command: RunAssembly): void => {
      run(command).catch(notify);
    },
    [notify, run],
  );
  return { run, tryRun, busy: isLoading };
};
