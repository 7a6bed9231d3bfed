package dev.roundtrip.corpus.publishing;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** For Topic. */
public interface Topics extends JpaRepository<Topic, Long> {
  List<Topic> findByParentId(long parentId);
}
