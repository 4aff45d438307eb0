import { useEffect, useRef } from 'react';
import { useAct } from '#ui/index.ts';
import { movementsApi, type MovementDetail } from '../contract.ts';

/** The receipt: an addressee who has the launch before them has opened it. The server keeps the first opening. */
export function useReceipt(movement: MovementDetail): void {
  const act = useAct(movementsApi.open, { quiet: true });
  const sent = useRef(false);
  const unopened = movement.myUnits.find((unit) => !unit.opened && unit.can.open.ok && movement.receivers.some((one) => one.unitId === unit.unitId));
  useEffect(() => {
    if (!unopened || sent.current) return;
    sent.current = true;
    void act.run({ params: { id: movement.id }, body: { unitId: unopened.unitId } });
  });
}
