import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { Loaded } from '../../parts/loaded.js';
import { TaskCard } from '../../parts/task/task-card.js';
import { read } from '../../server/call.js';
import type { TaskDetail } from '../../server/types.js';
import { useWords } from '../../words/use-words.js';

/** A task that belongs to no case: holding a meeting, receiving calls. */
export default function TaskPage() {
  const { taskId = '' } = useParams();
  const words = useWords();
  const navigate = useNavigate();
  const task = useQuery({ queryKey: ['tasks', 'one', taskId], queryFn: () => read<TaskDetail>(`/tasks/${taskId}`) });
  return (
    <Loaded query={task}>
      {(found) => (
        <>
          <h1>{words.tasks[found.type ?? ''] ?? found.name}</h1>
          {found.state === 'open' ? (
            <TaskCard task={found} done={() => void navigate('/inbox')} />
          ) : (
            <p className="quiet">{words.task.over}</p>
          )}
        </>
      )}
    </Loaded>
  );
}
