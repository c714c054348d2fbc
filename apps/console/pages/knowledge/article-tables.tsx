import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Upload } from 'antd';
import { send } from '../../server/call.js';
import { ServerRefusal } from '../../server/problem.js';
import { useWords } from '../../words/use-words.js';

/** All articles as a table, out and in. */
export function ArticleTables() {
  const { knowledge } = useWords();
  const { notification, message } = App.useApp();
  const queries = useQueryClient();
  const take = async (file: File) => {
    try {
      const { added, changed } = await send<{ added: string[]; changed: string[] }>('PUT', '/knowledge/import', {
        csv: await file.text(),
      });
      void message.success(knowledge.imported(added.length, changed.length));
      await queries.invalidateQueries({ queryKey: ['knowledge'] });
    } catch (error) {
      const faults = error instanceof ServerRefusal ? (error.problem.errors ?? []) : [];
      const description = faults.map(({ path, message: said }) => `${path}: ${said}`).join('; ');
      notification.error({ title: (error as Error).message, description });
    }
  };
  return (
    <>
      <Button href="/api/v1/knowledge/export">{knowledge.export}</Button>
      <Upload
        accept=".csv"
        showUploadList={false}
        beforeUpload={(file) => {
          void take(file);
          return false;
        }}
      >
        <Button>{knowledge.import}</Button>
      </Upload>
    </>
  );
}
