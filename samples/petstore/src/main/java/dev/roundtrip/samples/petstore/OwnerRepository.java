package dev.roundtrip.samples.petstore;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

public interface OwnerRepository extends JpaRepository<Owner, Long> {

  List<Owner> findByCityOrderByName(String city);

  @EntityGraph(attributePaths = "pets")
  @Query("select o from Owner o where o.city = :city order by o.name")
  List<Owner> findWithPetsByCity(String city);

  @EntityGraph(attributePaths = "pets")
  @Query("select o from Owner o where o.id = :id")
  Optional<Owner> findWithPetsById(Long id);
}
