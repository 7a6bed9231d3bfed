package dev.roundtrip.samples.petstore;

import java.util.List;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

public interface PetRepository extends JpaRepository<Pet, Long> {

  @EntityGraph(attributePaths = "visits")
  @Query("select p from Pet p where p.owner.id = :owner order by p.name")
  List<Pet> findWithVisitsByOwner(Long owner);

  List<Pet> findByOwnerIdOrderByName(Long owner);
}
